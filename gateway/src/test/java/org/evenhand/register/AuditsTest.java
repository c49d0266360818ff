package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.util.Collections;
import java.util.List;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.AuditEvent.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of audits are fixed in public, and so is what audits came to. */
class AuditsTest {
  private static final String TEXT = "# ours\ntitle: Was anyone favoured?\nseed: 7\n";
  private static final String ROOT = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    office.acts.record(Favours.appointed("ada", ""));
    office.acts.record(Acts.organisation("quizzes"));
  }

  private static AuditPlanRegistered registered(Actor by, String text) {
    return new AuditPlanRegistered(by, WHY, DocumentHash.of(text), "Was anyone favoured?", text);
  }

  private static AuditReportPublished published(Actor by, String report, List<String> summary) {
    return new AuditReportPublished(
        by,
        WHY,
        DocumentHash.of(report),
        DocumentHash.of(TEXT),
        12,
        ROOT,
        Level.INCONCLUSIVE,
        summary);
  }

  private void assertRefused(RegisterEvent act, String why) {
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void a_plan_stands_in_the_register_letter_by_letter_with_its_place_and_time() {
    long position = office.acts.record(registered(officer("ada"), TEXT));

    var plan = office.register.snapshot().audits().plan(DocumentHash.of(TEXT)).orElseThrow();
    assertThat(plan.act().text()).isEqualTo(TEXT);
    assertThat(plan.position()).isEqualTo(position);
    assertThat(plan.at()).isEqualTo(office.entries.getLast().at());
    assertThat(plan.act().plan().sha256())
        .isEqualTo("b511fe90209bf09c5864f74e863fca834b9ac022ffd6e7608bfa87348978df9d");
  }

  @Test
  void a_text_that_is_another_than_the_hash_says_is_refused() {
    var json = RegisterJson.write(registered(officer("ada"), TEXT));
    assertThat(RegisterJson.read(json)).isEqualTo(registered(officer("ada"), TEXT));
    assertThatThrownBy(() -> RegisterJson.read(json.replace("seed: 7", "seed: 8")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the plan’s text has the SHA-256")
        .hasMessageContaining("not " + DocumentHash.of(TEXT));
  }

  @Test
  void a_plan_is_registered_once_by_an_officer_or_whoever_runs_the_machine() {
    assertRefused(registered(new Actor(Actor.DEVELOPER, "quizzes"), TEXT), "is no officer");
    assertRefused(registered(officer("bob"), TEXT), "officer bob is no officer in office");
    office.acts.record(registered(officer("ada"), TEXT));
    assertRefused(registered(officer("ada"), TEXT), "is registered already");
    office.acts.record(registered(Favours.SYSTEM, TEXT + "months: 6\n"));

    assertThat(office.register.snapshot().audits().plans())
        .extracting(plan -> plan.act().text())
        .containsExactly(TEXT, TEXT + "months: 6\n");
  }

  @Test
  void a_text_is_bounded_and_hides_nothing() {
    var longest = "#".repeat(AuditEvent.LONGEST_PLAN);
    office.acts.record(
        registered(officer("ada"), longest.replace('#', '\n').replaceFirst("\n", "#")));
    assertThatThrownBy(() -> registered(officer("ada"), longest + "#"))
        .hasMessage("the plan’s text has 1 to 16384 bytes, not 16385");
    assertThatThrownBy(() -> registered(officer("ada"), " \n")).hasMessageContaining("not 0");
    assertThatThrownBy(() -> registered(officer("ada"), "seed: 1\u202e0"))
        .hasMessage("the plan’s text has no control characters; U+202E is one");
  }

  @Test
  void a_report_is_published_once_whether_its_plan_was_registered_or_not() {
    var first = published(officer("ada"), "{}", List.of("Neither could be shown.", "See page 2."));
    assertRefused(
        published(new Actor(Actor.DEVELOPER, "quizzes"), "{}", first.summary()), "is no officer");
    long position = office.acts.record(first);
    assertRefused(first, "is registered already");

    var report = office.register.snapshot().audits().report(DocumentHash.of("{}")).orElseThrow();
    assertThat(report.act()).isEqualTo(first);
    assertThat(report.position()).isEqualTo(position);
  }

  @Test
  void a_report_says_something_about_a_log_that_has_entries() {
    var ada = officer("ada");
    assertThatThrownBy(() -> published(ada, "{}", List.of())).hasMessageContaining("summary has");
    assertThatThrownBy(() -> published(ada, "{}", Collections.nCopies(7, "So.")))
        .hasMessage("a summary has 6 sentences at most, not 7");
    assertThatThrownBy(() ->
            new AuditReportPublished(
                ada,
                WHY,
                DocumentHash.of("{}"),
                DocumentHash.of(TEXT),
                0,
                ROOT,
                Level.NONE,
                List.of("So.")))
        .hasMessage("a log that was audited has entries, not 0");
  }
}
