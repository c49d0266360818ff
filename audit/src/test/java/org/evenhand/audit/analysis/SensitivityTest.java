package org.evenhand.audit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.AuditResult.Curve;
import org.evenhand.audit.result.AuditResult.Sensitivity;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who paid is found at fault less often, and who is found at fault is refused. */
class SensitivityTest {
  private static final int ORGANISATIONS = 40;
  private static final int RULINGS = 12;

  @TempDir Path folder;

  @Test
  void what_goes_by_way_of_a_consequence_is_gone_when_that_is_held_equal_and_decides_nothing()
      throws IOException {
    var plain = audited(false, false);
    var known = audited(true, false);
    double planned = known.pairs().getFirst().difference().value();

    assertThat(planned).isGreaterThan(0.2);
    assertThat(Math.abs(run(known, List.of("violations")).difference().value()))
        .isLessThan(planned / 2);
    assertThat(known.verdict()).isEqualTo(plain.verdict());
    assertThat(known.pairs().getFirst().difference())
        .isEqualTo(plain.pairs().getFirst().difference());
    assertThat(plain.sensitivities()).isEmpty();
  }

  @Test
  void reviewer_and_violations_are_added_each_and_both_and_stand_in_the_curve() throws IOException {
    var result = audited(true, true);

    assertThat(result.sensitivities())
        .extracting(Sensitivity::added)
        .containsExactly(
            List.of("violations"), List.of("reviewer"), List.of("violations", "reviewer"));
    assertThat(result.curves())
        .filteredOn(c -> c.series().equals("sensitivity: may be a consequence"))
        .extracting(Curve::y)
        .containsExactlyElementsOf(
            result.sensitivities().stream().map(run -> run.difference().value()).toList());
  }

  @Test
  void one_reviewer_of_everything_is_no_control() throws IOException {
    var result = audited(false, true, "ada");

    assertThat(result.sensitivities()).isEmpty();
  }

  private static Sensitivity run(AuditResult result, List<String> added) {
    return result.sensitivities().stream()
        .filter(run -> run.added().equals(added))
        .findFirst()
        .orElseThrow();
  }

  private AuditResult audited(boolean violations, boolean reviewer) throws IOException {
    return audited(violations, reviewer, "ben");
  }

  private AuditResult audited(boolean violations, boolean reviewer, String other)
      throws IOException {
    var grants =
        new StringBuilder("decision_id,decided_at,organisation,app,data_type,outcome")
            .append(reviewer ? ",reviewer\n" : "\n");
    var partners =
        new StringBuilder("organisation,payment")
            .append(violations ? ",violations_at_first_request\n" : "\n");
    for (int o = 0; o < ORGANISATIONS; o++) {
      boolean paid = o % 2 == 0;
      int faults = paid ? o % 8 / 4 : 2 + o % 8 / 4 - o % 3 / 2;
      partners
          .append(String.format(Locale.ROOT, "o%d,%s", o, paid ? "yes" : "no"))
          .append(violations ? "," + faults + "\n" : "\n");
      for (int r = 0; r < RULINGS; r++) {
        boolean granted = (r * 5 + o) % RULINGS < RULINGS - 3 * faults;
        grants
            .append(
                String.format(
                    Locale.ROOT,
                    "d%d-%d,2014-03-%02d,o%d,a%d,friends,%s",
                    o,
                    r,
                    1 + r,
                    o,
                    o,
                    granted ? "granted" : "refused"))
            .append(reviewer ? "," + ((o + r) % 3 == 0 ? "ada" : other) + "\n" : "\n");
      }
    }
    var files =
        Map.of(
            "grants", Files.writeString(folder.resolve("grants.csv"), grants),
            "partners", Files.writeString(folder.resolve("partners.csv"), partners));
    var plan =
        PlanFile.read("plan", "permutations: 199\noutcomes: [granted]\nexposures: [payment]\n");
    return new Audit(plan, "files", (_, _, _) -> {}).of(new ForeignFiles(files));
  }
}
