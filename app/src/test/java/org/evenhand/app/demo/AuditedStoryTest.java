package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.audit.findings.Finding;
import org.evenhand.audit.findings.Findings;
import org.evenhand.audit.findings.Kind;
import org.evenhand.audit.findings.Notice;
import org.evenhand.audit.findings.Notices;
import org.evenhand.audit.findings.Severity;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LedgerReader;
import org.evenhand.audit.ledger.RulingRow;
import org.evenhand.audit.ledger.Rulings;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Verdict.Level;
import org.evenhand.audit.run.RecordAudit;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.Trust;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the audit finds in the demo's own public record: the story's favours, and in a fair one
 * none.
 */
final class AuditedStoryTest {
  private static final Instant PRESENT = Instant.now();

  @TempDir private static Path folder;

  private static Ledger favours;
  private static Ledger fair;

  @BeforeAll
  static void playAndRead() throws IOException {
    favours = played(Tale.FAVOURS);
    fair = played(Tale.FAIR);
  }

  private static Ledger played(Tale tale) throws IOException {
    var place = folder.resolve(tale.name());
    PlayedFolder.play(place, tale, URI.create("http://127.0.0.1:8080"), PRESENT);
    return LedgerReader.read(place.toString(), Trust.atFirstSight(), Progress.silent());
  }

  private static List<Finding> found(Kind kind) {
    return Findings.in(favours).stream().filter(one -> one.kind() == kind).toList();
  }

  private static Finding single(Kind kind) {
    var found = found(kind);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void both_records_are_verified_and_all_their_acts_are_read() {
    for (var ledger : List.of(favours, fair)) {
      assertThat(ledger.isVerified()).isTrue();
      assertThat(ledger.checkpoint().orElseThrow().origin()).isEqualTo("audited.example/log");
      assertThat(ledger.unread()).isEmpty();
      assertThat(ledger.acts()).hasSizeGreaterThan(3_000);
    }
  }

  @Test
  void the_advertisers_lenience_is_found_with_what_was_given_for_it() {
    var finding = single(Kind.ACCESS_AFTER_CUT_OFF);

    assertThat(finding.who()).isEqualTo("northstar-retail");
    assertThat(finding.sentence())
        .contains("profile.email", "northstar-emails", "ad spend of", "launch partnership");
    assertThat(finding.entries())
        .extracting(it -> it.quote().split(" by ", -1)[0])
        .contains(
            "cut off announced cut-profile-email",
            "exception proposed northstar-emails",
            "exception published northstar-emails");
  }

  @Test
  void the_app_that_is_close_to_an_officers_superior_is_found() {
    var finding = single(Kind.TIE);

    assertThat(finding.who()).isEqualTo("lantern-circle");
    assertThat(finding.sentence()).contains("investment", "did not count", "began it");
  }

  @Test
  void the_rivals_short_notice_is_found_with_its_complaint() {
    var finding = single(Kind.NOTICE_SHORTER_THAN_OTHERS);

    assertThat(finding.who()).isEqualTo("sparrow-messenger");
    assertThat(finding.sentence()).contains("2 days of notice", "complaint was upheld");
  }

  @Test
  void notices_in_time_show_the_rivals_as_short_and_the_advertisers_access_going_on() {
    var notices = Notices.of(favours);

    assertThat(notices)
        .filteredOn(notice -> notice.who().equals("sparrow-messenger"))
        .anySatisfy(notice -> {
          assertThat(notice.isShort()).isTrue();
          assertThat(ChronoUnit.DAYS.between(notice.announced(), notice.effective())).isEqualTo(2);
        });
    assertThat(notices)
        .filteredOn(notice -> notice.ended().isAfter(notice.effective()))
        .extracting(Notice::who)
        .contains("northstar-retail");
    assertThat(Notices.of(fair)).noneMatch(notice -> notice.ended().isAfter(notice.effective()));
  }

  @Test
  void the_promise_that_was_not_kept_is_found_with_the_act_that_contradicts_it() {
    var finding = single(Kind.STATEMENT_CONTRADICTED);

    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.sentence()).contains("on the same terms", "sunny-likes");
  }

  @Test
  void exceptions_that_something_was_given_for_are_found_deals_and_the_tier_alike() {
    assertThat(found(Kind.PAID_EXCEPTION))
        .extracting(Finding::who)
        .containsExactlyInAnyOrder("northstar-retail", "sunny-cartography", "");
    assertThat(found(Kind.PAID_EXCEPTION))
        .anyMatch(one -> one.sentence().contains("programme gold-tier"));
  }

  @Test
  void what_the_advertiser_is_forgiven_and_a_rival_is_pursued_for_is_found() {
    assertThat(single(Kind.UNPAID_WITHOUT_CONSEQUENCE).sentence())
        .contains("Northstar", "was forgiven", "Sparrow");
  }

  @Test
  void in_a_fair_world_only_the_luck_of_rulings_remains_and_that_is_a_note() {
    var found = Findings.in(fair);

    assertThat(found).allMatch(one -> one.severity() == Severity.NOTE);
    assertThat(found.stream().map(Finding::kind).collect(Collectors.toSet()))
        .isSubsetOf(Set.of(Kind.DIFFERENT_OUTCOME, Kind.REFUSED_WHERE_OTHERS_GOT));
  }

  @Test
  void a_fair_world_is_never_called_favouring_and_the_storys_facts_stand_beside_any_verdict(
      @TempDir Path files) throws IOException {
    var even = audited(fair, files.resolve("fair"));
    var sold = audited(favours, files.resolve("favours"));

    assertThat(even.verdict().level()).isIn(Level.NONE, Level.INCONCLUSIVE);
    assertThat(even.findings()).allMatch(fact -> fact.severity().equals("note"));
    assertThat(sold.findings()).anyMatch(fact -> fact.severity().equals("breach"));
  }

  @Test
  void the_standard_plan_stands_before_every_ruling_of_either_world() {
    for (var ledger : List.of(favours, fair)) {
      var plan = ledger.register().plans().getFirst();
      assertThat(plan.sha256()).isEqualTo(PlanFile.standard().hash());
      assertThat(Rulings.of(ledger.register()).rulings())
          .isNotEmpty()
          .allMatch(row -> row.act().index() > plan.registered().index());
    }
  }

  private static AuditResult audited(Ledger ledger, Path files) throws IOException {
    var plan = PlanFile.read("plan.yaml", "permutations: 999");
    return new RecordAudit(plan, (_, _, _) -> {}).of(ledger, files);
  }

  @Test
  void the_rows_of_both_worlds_have_the_same_rulings_and_only_one_has_extensions() {
    var sold = Rulings.of(favours.register());
    var even = Rulings.of(fair.register());

    assertThat(requests(sold)).isEqualTo(requests(even)).hasSizeGreaterThan(800);
    assertThat(outcomes(sold)).contains(RulingRow.Outcome.EXTENDED);
    assertThat(outcomes(even)).doesNotContain(RulingRow.Outcome.EXTENDED);
    assertThat(sold.withoutAmount()).isZero();
  }

  private static Set<String> requests(Rulings rulings) {
    return rulings.rulings().stream()
        .filter(row -> row.unit() == RulingRow.Unit.REQUEST)
        .map(row -> row.decision() + " " + row.outcome() + " " + row.category())
        .collect(Collectors.toSet());
  }

  private static Set<RulingRow.Outcome> outcomes(Rulings rulings) {
    return rulings.rulings().stream().map(RulingRow::outcome).collect(Collectors.toSet());
  }
}
