package org.evenhand.audit.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule decides nobody can sway: if those who paid get more of it, something else is on. */
class PlaceboTest {
  private static final int ORGANISATIONS = 24;
  private static final int RULINGS = 10;

  @TempDir Path folder;

  @Test
  void requests_that_a_rule_decided_are_the_placebo_of_a_plan_that_names_none() throws IOException {
    var fair = audited("yes", 0);
    var odd = audited("yes", 4);

    assertThat(fair.verdict().caution()).isEmpty();
    assertThat(placebo(fair).what()).contains("requests that a rule granted or refused");
    assertThat(placebo(fair).done()).isEqualTo("nothing shows, as it should be");
    assertThat(odd.verdict().caution()).contains("nobody could sway");
    assertThat(placebo(odd).count()).isLessThan(0.05);
  }

  @Test
  void where_no_rule_decided_anything_the_report_says_that_there_is_no_placebo()
      throws IOException {
    var result = audited("no", 4);

    assertThat(result.verdict().caution()).isEmpty();
    assertThat(placebo(result).what()).contains("names no outcome that nobody could sway");
    assertThat(placebo(result).done()).isEqualTo("not tested");
  }

  private static AuditResult.Remark placebo(AuditResult result) {
    return result.remarks().stream()
        .filter(remark -> remark.what().startsWith("placebos"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * @param rule whether every second request is decided by a rule
   * @param more how many of ten such requests those who paid are granted more
   */
  private AuditResult audited(String rule, int more) throws IOException {
    var grants =
        new StringBuilder("decision_id,decided_at,organisation,app,data_type,outcome,by_rule\n");
    var partners = new StringBuilder("organisation,payment\n");
    for (int o = 0; o < ORGANISATIONS; o++) {
      boolean paid = o % 2 == 0;
      partners.append(String.format(Locale.ROOT, "o%d,%s\n", o, paid ? "yes" : "no"));
      for (int r = 0; r < 2 * RULINGS; r++) {
        boolean ruled = r % 2 == 0;
        int limit = ruled ? 3 + (paid ? more : 0) + o / 2 % 3 : 5 + o / 2 % 3;
        grants.append(
            String.format(
                Locale.ROOT,
                "d%d-%d,2014-03-%02d,o%d,a%d,friends,%s,%s\n",
                o,
                r,
                1 + r,
                o,
                o,
                r / 2 < limit ? "granted" : "refused",
                ruled ? rule : "no"));
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
