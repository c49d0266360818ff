package org.evenhand.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Who may sign in to the office. */
@Command(
    name = "officer",
    description = {
      "Invites officers and regulators to the office, lists them, removes them.",
      "",
      "They sign in at /office with a passkey and no password. An invitation is a link that opens"
          + " once, within 24 hours, and makes the first passkey:",
      "",
      "  @|bold evenhand officer invite o-7 --config evenhand.yaml|@",
      "",
      "The server must not be running on the folder. Ids are public, in every act of their owner,"
          + " so choose ones that are no names."
    },
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      OfficerInviteCommand.class,
      OfficerListCommand.class,
      OfficerRemoveCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true)
final class OfficerCommand {}
