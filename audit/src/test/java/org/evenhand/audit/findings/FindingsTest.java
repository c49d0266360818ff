package org.evenhand.audit.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.audit.ledger.InventedLog.object;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.audit.ledger.InventedLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fact in an invented register that has it, and in one that does not. */
final class FindingsTest {
  private static final Map<String, Object> PHOTOS =
      object(
          "type", "wider",
          "datatypes", List.of("photos"),
          "purposes", List.of("Personalisation"));

  @TempDir private Path folder;
  private InventedLog log;

  @BeforeEach
  void begin() {
    log =
        new InventedLog(folder)
            .officer("o-1", "head of policy", "")
            .officer("o-2", "reviewer", "")
            .officer("o-3", "counsel", "")
            .officer("o-8", "vice president", "")
            .officer("o-5", "partner manager", "o-8")
            .company("amber", "games")
            .company("birch", "games")
            .company("cobble", "dating");
  }

  private List<Finding> found(Kind kind) {
    return Findings.in(log.read()).stream().filter(one -> one.kind() == kind).toList();
  }

  private Finding single(Kind kind) {
    var found = found(kind);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void a_register_in_which_nobody_is_treated_differently_has_no_findings() {
    log.terms("2026-01", 30)
        .agrees("amber", "2026-01", "likes")
        .on(10)
        .asks("r-1", "amber", "likes")
        .asks("r-2", "birch", "likes")
        .on(12)
        .rules("r-1", "o-2", true)
        .rules("r-2", "o-2", true)
        .on(20)
        .cutOff("c-1", "datatype", "likes", 60)
        .on(100)
        .act("ties_declared", "officer o-1", "officer", "o-1");

    assertThat(Findings.in(log.read())).isEmpty();
  }

  @Test
  void a_refusal_under_terms_that_a_like_app_was_granted_under_is_found() {
    log.terms("2026-01", 0)
        .on(10)
        .asks("r-1", "amber", "likes")
        .asks("r-2", "birch", "likes")
        .on(50)
        .rules("r-1", "o-2", true)
        .on(90)
        .rules("r-2", "o-2", false);

    var finding = single(Kind.REFUSED_WHERE_OTHERS_GOT);

    assertThat(finding.sentence())
        .contains("Under terms 2026-01", "1 request was refused and 1 granted", "birch");
    assertThat(finding.who()).isEqualTo("birch");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.entries()).hasSize(2);
    assertThat(found(Kind.DIFFERENT_OUTCOME)).isEmpty();
  }

  @Test
  void a_refusal_of_what_the_terms_do_not_offer_or_of_another_category_is_not_unlike() {
    log.terms("2026-01", 0)
        .on(10)
        .asks("r-1", "amber", "photos")
        .asks("r-2", "birch", "photos")
        .asks("r-3", "amber", "likes")
        .asks("r-4", "cobble", "likes")
        .on(11)
        .rules("r-1", "o-2", true)
        .rules("r-3", "o-2", true)
        .rules("r-4", "o-2", false)
        .on(90)
        .rules("r-2", "o-2", false);

    assertThat(found(Kind.REFUSED_WHERE_OTHERS_GOT)).isEmpty();
    assertThat(found(Kind.DIFFERENT_OUTCOME)).isEmpty();
  }

  @Test
  void a_refusal_that_an_appeal_turned_is_no_refusal_for_good_and_was_another_outcome_at_first() {
    log.terms("2026-01", 0)
        .asks("r-1", "amber", "likes")
        .asks("r-2", "birch", "likes")
        .on(2)
        .rules("r-1", "o-2", true)
        .on(3)
        .rules("r-2", "o-2", false)
        .on(4)
        .act("appeal_filed", "developer birch", "request", "r-2")
        .on(5)
        .act("appeal_ruled", "officer o-3", "request", "r-2", "outcome", "GRANTED");

    assertThat(found(Kind.REFUSED_WHERE_OTHERS_GOT)).isEmpty();
    assertThat(single(Kind.DIFFERENT_OUTCOME).sentence())
        .contains("1 refusal stands", "birch was refused on 2026-01-04", "amber was granted");
  }

  @Test
  void thirty_days_are_near_and_more_are_not() {
    log.asks("r-1", "amber", "likes")
        .asks("r-2", "birch", "likes")
        .on(10)
        .rules("r-1", "o-2", true)
        .on(41)
        .rules("r-2", "o-2", false);
    assertThat(found(Kind.DIFFERENT_OUTCOME)).isEmpty();
  }

  @Test
  void an_app_with_violations_is_not_like_one_without() {
    log.act("app_fact_set", "officer o-2", "app", "birch-app", "fact", "VIOLATIONS", "value", "2")
        .asks("r-1", "amber", "likes")
        .asks("r-2", "birch", "likes")
        .on(10)
        .rules("r-1", "o-2", true)
        .rules("r-2", "o-2", false);
    assertThat(found(Kind.DIFFERENT_OUTCOME)).isEmpty();
  }

  @Test
  void two_approvals_of_others_are_enough_for_an_exception() {
    log.exception("e-1", "amber", "o-5", PHOTOS).approve("e-1", "o-2", "o-3");

    assertThat(found(Kind.EXCEPTION_WITHOUT_APPROVAL)).isEmpty();
  }

  @Test
  void approvals_twice_by_one_by_the_proposer_or_by_somebody_tied_are_not_enough() {
    log.tie("o-3", "amber")
        .exception("e-1", "amber", "o-5", PHOTOS)
        .approve("e-1", "o-2", "o-2")
        .exception("e-2", "birch", "o-5", PHOTOS)
        .approve("e-2", "o-2", "o-5")
        .exception("e-3", "amber", "o-1", PHOTOS)
        .approve("e-3", "o-2", "o-3");

    var found = found(Kind.EXCEPTION_WITHOUT_APPROVAL);

    assertThat(found).hasSize(3).allMatch(one -> one.severity() == Severity.BREACH);
    assertThat(found)
        .allSatisfy(one -> assertThat(one.sentence()).contains("1 of 2 approvals that count"));
  }

  @Test
  void where_whoever_began_it_is_tied_somebody_outside_their_line_must_approve() {
    log.officer("o-9", "chief executive", "")
        .officer("o-8", "vice president", "o-9")
        .tie("o-5", "amber")
        .exception("e-1", "amber", "o-5", PHOTOS)
        .approve("e-1", "o-2", "o-8")
        .exception("e-2", "amber", "o-5", PHOTOS)
        .approve("e-2", "o-8", "o-9");

    assertThat(single(Kind.EXCEPTION_WITHOUT_APPROVAL).sentence())
        .contains("e-2", "no approval from outside the line");
    assertThat(found(Kind.TIE)).hasSize(2).allMatch(one -> one.severity() == Severity.CONCERN);
  }

  @Test
  void a_tied_officer_who_rules_or_approves_is_found_and_a_tie_that_was_over_is_not() {
    log.tie("o-8", "birch")
        .asks("r-1", "birch", "likes")
        .on(2)
        .rules("r-1", "o-5", true)
        .on(3)
        .act(
            "tie_ended",
            "officer o-8",
            "officer",
            "o-8",
            "tie",
            "tie-birch",
            "until",
            InventedLog.date(3))
        .on(5)
        .asks("r-2", "birch", "friends")
        .on(6)
        .rules("r-2", "o-5", true);

    var finding = single(Kind.TIE);

    assertThat(finding.sentence())
        .contains("request r-1", "the partner manager (o-5) granted it", "o-8 above them has");
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.entries())
        .extracting(Citation::quote)
        .anyMatch(one -> one.startsWith("tie declared"));
  }

  @Test
  void a_tie_that_was_declared_only_after_the_approval_is_found() {
    log.exception("e-1", "amber", "o-1", PHOTOS)
        .approve("e-1", "o-2", "o-3")
        .on(30)
        .tie("o-3", "amber");

    assertThat(single(Kind.TIE).sentence())
        .contains("the counsel (o-3) approved it", "declared only on 2026-01-31");
  }

  @Test
  void an_exception_that_puts_off_a_cut_off_is_access_after_it_once_it_has_taken_effect() {
    log.gives("ads", "amber", "AD_SPEND", 100_000, 30)
        .cutOff("c-1", "datatype", "likes", 60)
        .exception("e-1", "amber", "o-5", object("type", "lenience", "cut_off", "c-1"), "ads")
        .approve("e-1", "o-2", "o-3");
    assertThat(found(Kind.ACCESS_AFTER_CUT_OFF)).isEmpty();

    log.on(70).act("ties_declared", "officer o-1", "officer", "o-1");

    var finding = single(Kind.ACCESS_AFTER_CUT_OFF);
    assertThat(finding.who()).isEqualTo("amber");
    assertThat(finding.sentence())
        .contains(
            "likes ended on 2026-03-02", "120 days longer", "ad spend of 1000.00 to 10000.00");
    assertThat(single(Kind.PAID_EXCEPTION).sentence()).contains("cut-off c-1 put off");
  }

  @Test
  void lines_that_left_after_a_cut_off_without_an_exception_are_found_in_the_tallies() {
    log.terms("1", 0)
        .cutOff("c-1", "datatype", "likes", 10)
        .on(20)
        .act("ties_declared", "officer o-1", "officer", "o-1")
        .tally("2026-01-10T23Z", "birch-app,likes,terms:1,permit,,20,15,40")
        .tally(
            "2026-01-15T03Z",
            "amber-app,likes,terms:1,permit,,20,15,40",
            "cobble-app,friends,terms:1,permit,,20,15,40");

    var finding = single(Kind.ACCESS_AFTER_CUT_OFF);

    assertThat(finding.who()).isEqualTo("amber");
    assertThat(finding.severity()).isEqualTo(Severity.BREACH);
    assertThat(finding.sentence()).contains("2026-01-15T03Z", "terms:1");
  }

  @Test
  void notice_shorter_than_the_terms_promise_is_found_and_an_emergencys_is_not() {
    log.terms("1", 30).agrees("amber", "1", "likes").on(5).cutOff("c-1", "datatype", "likes", 29);
    log.act(
        "cut_off_announced",
        "officer o-1",
        "id",
        "c-2",
        "of",
        Map.of("app", "amber-app"),
        "announced_at",
        InventedLog.day(5),
        "effective_at",
        InventedLog.day(6),
        "review_by",
        InventedLog.day(10));

    var finding = single(Kind.NOTICE_SHORTER_THAN_PROMISED);

    assertThat(finding.sentence()).contains("29 days of notice for amber-app", "promise 30 days");
    assertThat(finding.who()).isEqualTo("amber");
    assertThat(found(Kind.NOTICE_SHORTER_THAN_OTHERS)).isEmpty();
  }

  @Test
  void notice_as_long_as_promised_is_none() {
    log.terms("1", 30).agrees("amber", "1", "likes").on(5).cutOff("c-1", "datatype", "likes", 30);
    assertThat(found(Kind.NOTICE_SHORTER_THAN_PROMISED)).isEmpty();
  }

  @Test
  void one_app_cut_off_on_less_than_half_the_notice_of_all_others_is_found_with_its_complaint() {
    log.cutOff("c-1", "datatype", "likes", 60)
        .cutOff("c-2", "app", "amber-app", 2)
        .cutOff("c-3", "app", "birch-app", 31);
    var position = log.read().acts().size() - 1;
    log.on(3)
        .act("complaint_filed", "developer amber", "complaint", "k-1", "about", position)
        .act("complaint_ruled", "officer o-3", "complaint", "k-1", "upheld", true);

    var finding = single(Kind.NOTICE_SHORTER_THAN_OTHERS);

    assertThat(finding.who()).isEqualTo("amber");
    assertThat(finding.sentence()).contains("2 days of notice", "31 days", "complaint was upheld");
    assertThat(finding.entries()).hasSize(4);
  }

  @Test
  void what_no_seal_and_no_act_accounts_for_is_found() {
    log.terms("1", 0)
        .skip(3)
        .act("ties_declared", "officer o-1", "officer", "o-1")
        .tally(
            "2026-01-15T03Z",
            "amber-app,likes,terms:1,permit,,20,15,40",
            "birch-app,likes,terms:0,permit,,20,15,41",
            "birch-app,likes,exception:e-9,permit,,20,15,42",
            "birch-app,likes,,deny,not_offered,20,15,0");

    assertThat(found(Kind.UNLOGGED))
        .extracting(Finding::sentence)
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("positions 13 to 15"),
            one -> assertThat(one).contains("41 lines", "terms 0"),
            one -> assertThat(one).contains("42 lines", "exception e-9"));
  }

  @Test
  void a_promise_that_the_record_contradicts_is_found_and_one_that_it_does_not_is_not() {
    log.act(
            "statement_made",
            "officer o-1",
            "statement",
            "s-1",
            "text",
            "Nobody is favoured.",
            "source",
            "https://a.example/",
            "said",
            InventedLog.date(0),
            "condition",
            "act.type != 'exception_proposed'")
        .act(
            "statement_made",
            "officer o-1",
            "statement",
            "s-2",
            "text",
            "No agreement is suspended.",
            "source",
            "https://a.example/",
            "said",
            InventedLog.date(0),
            "condition",
            "act.type != 'agreement_suspended'")
        .exception("e-1", "amber", "o-5", PHOTOS);

    assertThat(single(Kind.STATEMENT_CONTRADICTED).sentence())
        .contains("Nobody is favoured", "exception proposed e-1");
  }

  @Test
  void an_exception_that_something_was_given_for_is_found_and_one_for_nothing_is_not() {
    log.gives("data", "amber", "RECIPROCAL_DATA", 0, 10)
        .exception("e-1", "amber", "o-5", PHOTOS, "data")
        .approve("e-1", "o-2", "o-3")
        .exception("e-2", "birch", "o-5", PHOTOS)
        .approve("e-2", "o-2", "o-3");

    var finding = single(Kind.PAID_EXCEPTION);

    assertThat(finding.who()).isEqualTo("amber");
    assertThat(finding.sentence())
        .contains("reciprocal data", "asked again is not in the public record");
  }

  @Test
  void an_invoice_forgiven_while_another_was_warned_is_found_and_one_that_was_paid_is_not() {
    invoice("i-1", "amber");
    invoice("i-2", "birch");
    invoice("i-3", "cobble");
    log.on(40)
        .act("invoice_paid", "officer o-3", "invoice", "i-3", "paid_on", InventedLog.date(39))
        .act(
            "invoice_overdue",
            "system billing",
            "invoice",
            "i-2",
            "suspends_at",
            InventedLog.day(54))
        .act(
            "credit_note_issued",
            "officer o-2",
            "invoice",
            "i-1",
            "credit_note",
            "n-1",
            "amount",
            object("at_least", 1000, "below", 10000, "currency", "EUR"),
            "statement",
            "0".repeat(64),
            "settles",
            true);

    var finding = single(Kind.UNPAID_WITHOUT_CONSEQUENCE);

    assertThat(finding.who()).isEqualTo("amber");
    assertThat(finding.sentence()).contains("was forgiven", "birch Ltd was told");
  }

  @Test
  void an_invoice_unpaid_in_silence_while_another_was_suspended_is_found() {
    invoice("i-1", "amber");
    invoice("i-2", "birch");
    log.on(60)
        .act(
            "invoice_suspended",
            "system billing",
            "invoice",
            "i-2",
            "agreements",
            List.of("agr-birch"));

    assertThat(single(Kind.UNPAID_WITHOUT_CONSEQUENCE).sentence())
        .contains("stayed unpaid", "birch Ltd was suspended");
  }

  private void invoice(String id, String organisation) {
    log.act(
        "invoice_issued",
        "system billing",
        "invoice",
        id,
        "organisation",
        organisation,
        "from",
        InventedLog.day(-30),
        "until",
        InventedLog.day(0),
        "amounts",
        object(),
        "total",
        object("at_least", 1000, "below", 10000, "currency", "EUR"),
        "statement",
        "0".repeat(64),
        "due_at",
        InventedLog.day(30));
  }

  @Test
  void a_finding_cites_twenty_acts_and_says_how_many_more_there_are() {
    log.terms("1", 0);
    for (int i = 0; i < 15; i++) {
      log.asks("y-" + i, "amber", "likes")
          .rules("y-" + i, "o-2", true)
          .asks("n-" + i, "birch", "likes")
          .rules("n-" + i, "o-2", false);
    }

    var finding = single(Kind.REFUSED_WHERE_OTHERS_GOT);

    assertThat(finding.entries()).hasSize(20);
    assertThat(finding.more()).isEqualTo(10);
  }

  @Test
  void people_in_the_tallies_are_given_by_organisation_and_type_and_what_is_missing_is_said() {
    var reached =
        Amplification.of(
            log.terms("1", 0)
                .tally(
                    "2026-01-15T03Z",
                    "amber-app,likes,terms:1,permit,,20,15,40",
                    "amber-app,friends,terms:1,permit,,10,200,400",
                    "amber-app,friends,terms:1,deny,cut_off,10,200,0")
                .tally("2026-01-15T04Z", "amber-app,friends,terms:1,permit,,10,300,500")
                .read());

    assertThat(reached.reaches()).extracting(Reach::dataType).containsExactly("friends", "likes");
    var friends = reached.reaches().getFirst();
    assertThat(friends.people()).isEqualTo(500);
    assertThat(friends.mostInAnHour()).isEqualTo(300);
    assertThat(friends.perUser()).hasValue(25);
    assertThat(friends.onlyThroughFriends()).isEmpty();
    assertThat(reached.missing()).hasSize(4);
  }
}
