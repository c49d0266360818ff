package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.confidential.ConsiderationsImport;
import org.evenhand.app.confidential.NothingImported;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.record.ProcessStopper;
import org.evenhand.register.RegisterRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evenhand import considerations}. */
@Command(
    name = "considerations",
    description = {
      "Records what organisations gave (or got): advertising bought, payments, data in return."
          + " Each line becomes a public act with the amount's band and a commitment to the exact"
          + " amount, which stays in DIR/confidential/. The server must not be running on DIR.",
      "",
      "UTF-8 (or gzipped), with a header that names these columns, in any order:",
      "  id            names it for ever; a-z, 0-9, '.', '_', '-'",
      "  organisation  the register's id of it",
      "  kind          ad_spend, payment, reciprocal_data,",
      "                launch_partnership, personal_tie or other",
      "  from, until   first and last day (YYYY-MM-DD)",
      "  and any of:   amount (such as 1234.50) with currency (ISO 4217);",
      "                deal (the register's id of it)",
      "",
      "Where one line is wrong, nothing is recorded. Importing the same again, also after it was cut"
          + " short, records only what is missing."
    },
    mixinStandardHelpOptions = true)
final class ImportConsiderationsCommand implements Callable<Integer> {
  @Parameters(paramLabel = "F.csv", description = "What was given.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The platform's folder.")
  private Path data = Path.of("");

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "Imported by the operator from a system of the platform.",
      description = "Where the figures come from, for the public. Default: ${DEFAULT-VALUE}")
  private String reason = "";

  @Option(
      names = "--report",
      defaultValue = "import-report.csv",
      paramLabel = "F.csv",
      description = "Where what is wrong is listed. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUse(file + " is no file that can be read");
    }
    var folder = RecordFolder.of(data);
    var line = Objects.requireNonNull(spec).commandLine();
    var stopper = ProcessStopper.halting(System.err);
    try (var platform =
            Platform.open(PlatformConfiguration.in(folder), InstantSource.system(), stopper);
        var problems = new ProblemList(report, line.getErr(), "");
        var steps = Steps.on(line.getErr())) {
      var intake =
          new ConsiderationsImport(
              platform.register(), platform.registerActs(), platform.openings());
      var done = intake.run(file, reason, problems::add, steps);
      steps.pause();
      line.getOut()
          .printf(
              Locale.ROOT,
              "Recorded %,d considerations; %,d stood before.%n",
              done.recorded(),
              done.stood());
      line.getOut().flush();
      return 0;
    } catch (NothingImported | RegisterRefused wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }
}
