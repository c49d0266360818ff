package org.evenhand.app.cli;

import picocli.CommandLine.Command;

/** Brings data in. */
@Command(
    name = "import",
    description = "Brings data in from files.",
    synopsisSubcommandLabel = "WHAT",
    subcommands = {ImportPeopleCommand.class, ImportConsiderationsCommand.class},
    mixinStandardHelpOptions = true)
final class ImportCommand {}
