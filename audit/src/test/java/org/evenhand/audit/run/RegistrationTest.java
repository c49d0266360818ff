package org.evenhand.audit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.audit.input.Sha256;
import org.evenhand.audit.ledger.InventedLog;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.report.Report;
import org.evenhand.audit.result.AuditResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a platform's own record, a report says when its plan was registered, and which others were.
 */
class RegistrationTest {
  private static final String PLAN = "{ permutations: 99, outcomes: [granted], controls: [] }";
  private static final String OTHER = "{ permutations: 99, outcomes: [granted, wait], seed: 7 }";

  @TempDir private Path folder;
  private InventedLog log;
  private int requests;

  @BeforeEach
  void begin() {
    log = new InventedLog(folder.resolve("log")).officer("o-1", "head of policy", "");
    for (int company = 0; company < 12; company++) {
      log.company("company-" + company, "games");
      if (company < 6) {
        log.gives("paid-" + company, "company-" + company, "PAYMENT", 0, 3);
      }
    }
  }

  /** Every company asks once, and is ruled on. */
  private void rulings(int day) {
    for (int company = 0; company < 12; company++) {
      var request = "r-" + requests++;
      log.on(day).asks(request, "company-" + company, "likes");
      log.on(day + 1L).rules(request, "o-1", company % 3 > 0);
    }
  }

  private void register(String text, String hash) {
    log.act("audit_plan_registered", "officer o-1", "plan", hash, "title", "Ours", "text", text);
  }

  private AuditResult audited(String plan) throws IOException {
    return new RecordAudit(plan(plan), (_, _, _) -> {}).of(log.read(), folder.resolve("files"));
  }

  private static Plan plan(String text) {
    return PlanFile.read("plan.yaml", text);
  }

  private String written(AuditResult result, String file) throws IOException {
    var report = folder.resolve("report");
    Report.write(report, result, "evenhand audit DIR");
    return Files.readString(report.resolve(file));
  }

  @Test
  void a_plan_that_was_registered_before_any_ruling_is_what_the_report_says_it_is()
      throws IOException {
    log.on(1);
    register(PLAN, Sha256.of(PLAN));
    rulings(2);
    var result = audited(PLAN);

    assertThat(result.registration().standing()).isEqualTo("before_all_rulings");
    assertThat(result.registration().sentence())
        .isEqualTo(
            "The plan was registered as entry 63 of the log, under the seal of"
                + " 2026-01-02T10:00:00Z, before any of the 12 rulings that it judges.");
    assertThat(written(result, "report.json"))
        .contains(
            "\"registered\" : \"2026-01-02T10:00:00Z\"",
            "\"standing\" : \"before_all_rulings\"",
            "\"exploratory\" : false",
            "\"origin\" : \"invented.example/log\"")
        .doesNotContain("\"exploratory\" : true");
    assertThat(written(result, "report.html"))
        .contains("before any of the 12 rulings", "followed it")
        .doesNotContain("Exploratory.");
    assertThat(written(result, "tables/pairs.csv").lines().skip(1))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",false"));
  }

  @Test
  void of_rulings_on_both_sides_each_is_counted_by_its_place_in_the_log() throws IOException {
    rulings(2);
    register(PLAN, Sha256.of(PLAN)); // under another seal, but at the same moment
    rulings(10);
    rulings(20);
    var result = audited(PLAN);

    assertThat(result.registration().standing()).isEqualTo("before_some_rulings");
    assertThat(result.registration().exploratory()).isFalse();
    assertThat(result.registration().sentence())
        .endsWith(
            "before 24 of the rulings that it judges, and after 12, which whoever made it"
                + " could know.");
  }

  @Test
  void a_plan_that_was_registered_once_everything_was_known_is_exploratory() throws IOException {
    rulings(2);
    log.on(9);
    register(PLAN, Sha256.of(PLAN));
    var result = audited(PLAN);

    assertThat(result.registration().standing()).isEqualTo("after_all_rulings");
    assertThat(written(result, "report.html"))
        .contains("<strong>Exploratory.</strong>", "after all 12 rulings that it judges");
  }

  @Test
  void another_plan_than_the_registered_ones_is_exploratory_and_both_are_listed()
      throws IOException {
    log.on(1);
    register(OTHER, Sha256.of(OTHER));
    register(PLAN, Sha256.of(PLAN));
    rulings(2);
    var changed = PLAN.replace("99", "199");
    var result = audited(changed);

    assertThat(result.registration().standing()).isEqualTo("not_registered");
    assertThat(result.registration().sentence())
        .startsWith("The plan is not registered in what is sealed of the record")
        .endsWith("differs in permutations (199, registered: 99).");
    assertThat(written(result, "tables/plans.csv").lines())
        .hasSize(3)
        .anyMatch(row -> row.startsWith(Sha256.of(OTHER) + ",Ours,63,2026-01-02T10:00:00Z,"))
        .anyMatch(row -> row.startsWith(Sha256.of(PLAN) + ",Ours,65,2026-01-02T10:00:00Z,"));
    assertThat(written(result, "tables/pairs.csv").lines().skip(1))
        .isNotEmpty()
        .allMatch(row -> row.endsWith(",true"));
    assertThat(written(result, "report.html"))
        .contains("The primary test (exploratory)", Sha256.of(OTHER), "did not follow it");
  }

  /** The sentence goes into the record when the report is published, where sentences are short. */
  @Test
  void however_much_a_plan_differs_the_sentence_about_it_stays_short() throws IOException {
    log.on(1);
    register(PLAN, Sha256.of(PLAN));
    rulings(2);
    var rates = new StringBuilder("rates: {");
    for (char a = 'A'; a <= 'Z'; a++) {
      for (char b = 'A'; b <= 'Z'; b++) {
        rates.append(" X").append(a).append(b).append(": 1,");
      }
    }
    var other =
        PLAN.replace(
            " }",
            ", "
                + rates
                + " }, months: 3, seed: 9, alpha: 0.01, currency: CHF, equivalence: 0.2 }");
    var sentence = audited(other).registration().sentence();

    assertThat(sentence).hasSizeLessThan(1_000).contains("; and 2 more");
  }

  @Test
  void a_text_that_is_not_that_of_its_hash_counts_for_nothing() throws IOException {
    log.on(1);
    register(OTHER, Sha256.of(PLAN));
    rulings(2);
    var result = audited(PLAN);

    assertThat(result.registration().standing()).isEqualTo("not_registered");
    assertThat(written(result, "report.html")).contains("its text is not that of its hash");
  }

  @Test
  void a_record_without_plans_says_so_and_gives_the_same_bytes_again() throws IOException {
    rulings(2);
    var json = written(audited(PLAN), "report.json");

    assertThat(json).contains("\"standing\" : \"not_registered\"", "\"registered_plans\" : [ ]");
    assertThat(written(audited(PLAN), "report.json")).isEqualTo(json);
  }

  @Test
  void a_log_that_grew_gives_the_same_bytes_again_of_what_it_was() throws IOException {
    register(PLAN, Sha256.of(PLAN));
    rulings(2);
    var json = written(audited(PLAN), "report.json");
    long size = log.read().checkpoint().orElseThrow().size();
    register(OTHER, Sha256.of(OTHER));
    rulings(9);

    assertThat(written(audited(PLAN), "report.json")).isNotEqualTo(json);
    var again =
        new RecordAudit(plan(PLAN), (_, _, _) -> {}).of(log.readAt(size), folder.resolve("files"));
    assertThat(written(again, "report.json")).isEqualTo(json);
    assertThatThrownBy(() -> log.readAt(10_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("entries, not 10000");
  }

  @Test
  void files_are_no_record_and_nothing_of_them_is_called_exploratory() throws IOException {
    rulings(2);
    audited(PLAN);
    var files = folder.resolve("files");
    var result =
        new Audit(plan(PLAN), "files", (_, _, _) -> {})
            .of(
                new ForeignFiles(
                    java.util.Map.of(
                        "grants",
                        files.resolve("grants.csv"),
                        "partners",
                        files.resolve("partners.csv"))));

    assertThat(result.registration().standing()).isEqualTo("no_record");
    assertThat(written(result, "report.html"))
        .contains("there is no record to register it in")
        .doesNotContain("Exploratory.");
    assertThat(List.of(written(result, "tables/plans.csv").split("\n", -1))).hasSize(2);
  }
}
