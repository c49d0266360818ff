package org.evenhand.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Legal holds. */
@Command(
    name = "hold",
    description = {
      "Lays a legal hold on a person's erasure, or ends one.",
      "",
      "For the operator, who acts on somebody's order: whose, and why, is recorded, and the person"
          + " is shown it. The server must not be running on the folder."
    },
    synopsisSubcommandLabel = "VERB",
    subcommands = {HoldAddCommand.class, HoldEndCommand.class, CommandLine.HelpCommand.class},
    mixinStandardHelpOptions = true)
final class HoldCommand {}
