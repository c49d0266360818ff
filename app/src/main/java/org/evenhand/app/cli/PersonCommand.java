package org.evenhand.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** How people come in. */
@Command(
    name = "person",
    description = {
      "Lets people whose data is here sign in.",
      "",
      "An invitation is a link that opens once, within three days, and makes a passkey:",
      "",
      "  @|bold evenhand person invite 4711 --config evenhand.yaml|@",
      "",
      "The server must not be running on the folder."
    },
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      PersonInviteCommand.class,
      PersonLinkCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true)
final class PersonCommand {}
