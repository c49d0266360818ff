package org.evenhand.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.evenhand.app.demo.CannotPlay;
import org.evenhand.people.intake.StoppedAtProblem;
import org.evenhand.proof.verify.Printable;
import org.evenhand.record.CannotOpenRecord;
import org.evenhand.record.frame.WrongKeys;
import org.evenhand.record.vault.VaultDamaged;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program's verbs. */
@Command(
    name = "evenhand",
    description = {
      "Gives apps people's data on equal, consented, provable terms.",
      "",
      "Start with @|bold evenhand demo|@: a running platform with fictional people and apps."
    },
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = EvenhandCommand.Version.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong use, 3 found something wrong.",
      "",
      "Of the launcher, in a checkout:",
      "  @|bold test [--long]|@   checks everything; other arguments go to Maven",
      "  @|bold format|@          formats the sources",
      "  @|bold bench|@           measures: load DIR PORT SECONDS [PEOPLE], or jmh [PATTERN]",
      "  @|bold jdk|@             prints the JDK that is used"
    })
public final class EvenhandCommand {
  /** What {@link #run} gives when a server was started and goes on. */
  public static final int STAYS = -1;

  static final int FAILED = 1;
  static final int WRONG_USE = 2;
  static final int FOUND_WRONG = 3;

  private static final Map<String, Supplier<Object>> VERBS = verbs();

  /** In the order in which help lists them. */
  private static Map<String, Supplier<Object>> verbs() {
    var verbs = new LinkedHashMap<String, Supplier<Object>>();
    verbs.put("demo", DemoCommand::new);
    verbs.put("serve", ServeCommand::new);
    verbs.put("import", ImportCommand::new);
    verbs.put("record", RecordCommand::new);
    verbs.put("verify", VerifyCommand::new);
    verbs.put("audit", AuditCommand::new);
    verbs.put("prove", ProveCommand::new);
    verbs.put("publish", PublishCommand::new);
    verbs.put("monitor", MonitorCommand::new);
    verbs.put("witness", WitnessCommand::new);
    verbs.put("keys", KeysCommand::new);
    verbs.put("replay", ReplayCommand::new);
    verbs.put("hold", HoldCommand::new);
    verbs.put("officer", OfficerCommand::new);
    verbs.put("person", PersonCommand::new);
    verbs.put("train", TrainCommand::new);
    return verbs;
  }

  /**
   * Runs a verb.
   *
   * @return the exit code, or {@link #STAYS}
   */
  public static int run(String... arguments) {
    var line = line(arguments);
    int exit = line.execute(arguments);
    // A writer swallows its errors: a report that a full disk took must not seem to have come out.
    if (exit == 0 && line.getOut().checkError()) {
      line.getErr().println("evenhand: standard output could not be written");
      line.getErr().flush();
      return FAILED;
    }
    return exit;
  }

  /**
   * The line that understands these arguments: with the one verb that they begin with, since a
   * start need not wait for the others to be made; or with all, so that help and suggestions know
   * them.
   */
  static CommandLine line(String... arguments) {
    var line = new CommandLine(new EvenhandCommand());
    var verb = arguments.length == 0 ? null : VERBS.get(arguments[0]);
    if (verb == null) {
      VERBS.values().forEach(each -> line.addSubcommand(each.get()));
      line.addSubcommand(new CommandLine.HelpCommand());
    } else {
      line.addSubcommand(verb.get());
    }
    return line.setParameterExceptionHandler(EvenhandCommand::wrongUse)
        .setExecutionExceptionHandler(EvenhandCommand::failed)
        .setUsageHelpAutoWidth(true);
  }

  private static int wrongUse(ParameterException wrong, String[] arguments) {
    var line = wrong.getCommandLine();
    var verb = line.getCommandSpec().qualifiedName();
    line.getErr().println("evenhand: " + firstLine(wrong) + "; see '" + verb + " --help'");
    line.getErr().flush();
    return WRONG_USE;
  }

  /** One line that says what is wrong; a stack trace only for what we did not foresee. */
  private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    line.getErr().println("evenhand: " + firstLine(failure));
    boolean wrongUse = failure instanceof CannotPlay || failure instanceof WrongUse;
    if (!wrongUse && !foreseen(failure)) {
      failure.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return wrongUse ? WRONG_USE : FAILED;
  }

  private static boolean foreseen(Exception failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof CannotOpenRecord
        || failure instanceof WrongKeys
        || failure instanceof VaultDamaged
        || failure instanceof StoppedAtProblem;
  }

  private static String firstLine(Exception failure) {
    var message = withCause(failure);
    // It may hold what somebody else wrote: an address's answer, a file's text.
    return Printable.of(message.lines().findFirst().orElse(message));
  }

  private static String withCause(Exception failure) {
    @Nullable String message = failure.getMessage();
    if (failure instanceof java.nio.file.NoSuchFileException) {
      return message + ": there is no such file";
    }
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return message + ": " + withCause(unchecked.getCause());
    }
    return Objects.requireNonNullElse(message, failure.getClass().getSimpleName());
  }

  /** Which build this is. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = EvenhandCommand.class.getPackage().getImplementationVersion();
      var lines = List.of("evenhand " + Objects.requireNonNullElse(version, "(not packaged)"));
      return lines.toArray(String[]::new);
    }
  }
}
