package org.evenhand.audit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in so many groups that the database works on several at a time, in no order of ours. */
class SameBytesTest {
  private static final int ROWS = 400_000;
  private static final int ORGANISATIONS = 60;

  @TempDir Path folder;

  @Test
  void an_audit_gives_the_same_bytes_again_however_its_threads_take_turns() throws IOException {
    var files = files();

    var first = report(files, "first");
    var second = report(files, "second");

    try (Stream<Path> written = Files.walk(first)) {
      assertThat(written.filter(Files::isRegularFile).map(first::relativize))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file)));
    }
  }

  private Path report(ForeignFiles files, String name) throws IOException {
    var to = Files.createDirectory(folder.resolve(name));
    var plan =
        PlanFile.read(
            "plan",
            "permutations: 99\noutcomes: [granted, wait]\nexposures: [payment, spend_before]\n");
    Report.write(to, new Audit(plan, "files", (_, _, _) -> {}).of(files), "evenhand audit");
    return to;
  }

  private ForeignFiles files() throws IOException {
    var random = new SplittableRandom(1);
    var grants =
        new StringBuilder(
            "decision_id,requested_at,decided_at,organisation,app,data_type,outcome\n");
    for (int n = 0; n < ROWS; n++) {
      var asked = Instant.parse("2014-01-01T00:00:00Z").plusSeconds(3600L * random.nextInt(4_000));
      int o = random.nextInt(ORGANISATIONS);
      grants.append(
          String.format(
              Locale.ROOT,
              "d%d,%s,%s,o%d,a%d,t%d,%s\n",
              n,
              asked,
              asked.plusSeconds(1L + random.nextInt(2_000_000)),
              o,
              o,
              random.nextInt(3),
              random.nextInt(3) == 0 ? "refused" : "granted"));
    }
    var partners = new StringBuilder("organisation,payment\n");
    var spend = new StringBuilder("organisation,month,amount,currency\n");
    for (int o = 0; o < ORGANISATIONS; o++) {
      partners.append("o").append(o).append(o % 2 == 0 ? ",yes\n" : ",no\n");
      for (int m = 1; m <= 12; m++) {
        spend.append(
            String.format(
                Locale.ROOT, "o%d,2013-%02d,%.2f,EUR\n", o, m, 1000 * random.nextDouble()));
      }
    }
    return new ForeignFiles(
        Map.of(
            "grants", Files.writeString(folder.resolve("grants.csv"), grants),
            "partners", Files.writeString(folder.resolve("partners.csv"), partners),
            "spend", Files.writeString(folder.resolve("spend.csv"), spend)));
  }
}
