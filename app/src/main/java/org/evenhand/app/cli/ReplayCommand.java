package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.wiring.ReplayedFolder;
import org.evenhand.gate.replay.ReplayListener;
import org.evenhand.gate.replay.ReplayReport;
import org.evenhand.gate.replay.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides again what the record says was decided. */
@Command(
    name = "replay",
    description = {
      "Decides again what a record says was decided, each on the facts as of then, and tells what"
          + " comes out different and why, and what cannot be decided any more.",
      "",
      "Reads only; stop the server first, or give a copy. For the operator and the regulator: it"
          + " needs the folder's keys. Exit code 0: all that can be decided came out the same;"
          + " 3: something did not, or what an import brought is gone."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private static final long TELL_EVERY = 1_000;

  @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
  private Path folder = Path.of("");

  @Option(
      names = "--from",
      defaultValue = "1",
      paramLabel = "POSITION",
      description = "The first position. Default: ${DEFAULT-VALUE}.")
  private long from;

  @Option(
      names = "--until",
      defaultValue = "" + Long.MAX_VALUE,
      paramLabel = "POSITION",
      description = "The last position. Default: the end.",
      showDefaultValue = Visibility.NEVER)
  private long until;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (from < 1 || until < from) {
      throw new WrongUse("--from is at least 1, and --until at least --from");
    }
    var platform = RecordFolder.of(folder);
    var line = Objects.requireNonNull(spec).commandLine();
    try (var steps = Steps.on(line.getErr())) {
      var report = ReplayedFolder.replay(platform, from, until, new Telling(line.getOut(), steps));
      steps.pause();
      print(report, line.getOut());
      return report.clean() ? 0 : EvenhandCommand.FOUND_WRONG;
    }
  }

  private static void print(ReplayReport report, PrintWriter out) {
    report.lost().forEach(lost -> out.println("lost: " + lost));
    out.printf(
        Locale.ROOT,
        "Decided again: %,d the same, %,d different, %,d beyond re-decision.%n",
        report.same(),
        report.different(),
        report.beyond());
    if (report.turnedAway() > 0) {
      out.printf(
          Locale.ROOT,
          "Not decided again: %,d frames of calls that were turned away before any rule.%n",
          report.turnedAway());
    }
    out.flush();
  }

  /** Prints what did not come out the same, as it comes. */
  private record Telling(PrintWriter out, Steps steps) implements ReplayListener {
    @Override
    public void reached(long position) {
      if (position == 1 || position % TELL_EVERY == 0) {
        steps.at("reading the record", position);
      }
    }

    @Override
    public void decided(long position, Verdict verdict) {
      switch (verdict) {
        case Verdict.Same _ -> {}
        case Verdict.Different(var why) -> tell(position, "different", String.join("; ", why));
        case Verdict.Beyond(var because) -> tell(position, "beyond re-decision", because);
      }
    }

    private void tell(long position, String what, String why) {
      steps.pause();
      out.printf(Locale.ROOT, "%d: %s: %s%n", position, what, why);
    }
  }
}
