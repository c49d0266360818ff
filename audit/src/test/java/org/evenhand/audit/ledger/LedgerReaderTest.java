package org.evenhand.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.audit.ledger.InventedLog.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.evenhand.proof.verify.Progress;
import org.evenhand.proof.verify.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading an invented platform's public record. */
final class LedgerReaderTest {
  @TempDir private Path folder;
  private InventedLog log;

  @BeforeEach
  void begin() {
    log = new InventedLog(folder).officer("o-1", "head of policy", "");
  }

  @Test
  void a_record_is_verified_and_its_checkpoint_named() {
    var ledger = log.company("amber", "games").read();

    assertThat(ledger.isVerified()).isTrue();
    assertThat(ledger.checkpoint().orElseThrow().toString())
        .startsWith("invented.example/log, 7 entries, root ");
    assertThat(ledger.acts()).extracting(LoggedAct::index).containsExactly(1L, 3L, 5L);
    assertThat(ledger.acts().getLast().quote())
        .isEqualTo("app registered amber-app by developer amber: “Because of app_registered.”");
  }

  @Test
  void a_changed_record_says_so_and_what_was_changed_is_not_in_it() throws IOException {
    log.company("amber", "games").sign();
    var bundle = folder.resolve("tile/entries/000.p/7");
    var text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
    Files.writeString(bundle, text.replace("amber Ltd", "smber Ltd"), StandardCharsets.ISO_8859_1);

    var ledger = LedgerReader.read(folder.toString(), Trust.atFirstSight(), Progress.silent());

    assertThat(ledger.isVerified()).isFalse();
    assertThat(ledger.register().organisations()).isEmpty();
  }

  @Test
  void what_is_no_record_is_refused_in_words() {
    assertThatThrownBy(
            () -> LedgerReader.read(folder.toString(), Trust.atFirstSight(), Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to verify");
  }

  @Test
  void a_request_and_its_rulings_are_folded_with_the_acts_that_made_them() {
    var ledger =
        log.company("amber", "games")
            .on(3)
            .asks("r-1", "amber", "likes")
            .on(5)
            .rules("r-1", "o-1", false)
            .on(6)
            .act("appeal_filed", "developer amber", "request", "r-1")
            .on(9)
            .act("appeal_ruled", "officer o-2", "request", "r-1", "outcome", "GRANTED")
            .read();

    var request = ledger.register().requests().get("r-1");
    assertThat(request.unasked()).isFalse();
    assertThat(request.ruling().orElseThrow().granted()).isFalse();
    assertThat(request.appeal().orElseThrow().granted()).isTrue();
    assertThat(request.ruling().orElseThrow().act().at()).isEqualTo(InventedLog.day(5));
  }

  @Test
  void an_exception_is_in_force_from_its_publication_until_its_end() {
    var ledger =
        log.company("amber", "games")
            .exception(
                "e-1",
                "amber",
                "o-1",
                object("type", "wider", "datatypes", List.of("photos"), "purposes", List.of("P")))
            .on(4)
            .approve("e-1", "o-2", "o-3")
            .read();

    var one = ledger.register().exceptions().get("e-1");
    assertThat(one.beganAt()).contains(InventedLog.day(4));
    assertThat(one.endedAt()).isEqualTo(InventedLog.day(180));
    assertThat(one.approvals()).hasSize(2);
    assertThat(one.effect()).isInstanceOf(Effect.Wider.class);
  }

  @Test
  void an_officer_is_tied_by_whom_they_answer_to_and_only_while_the_tie_holds() {
    var officers =
        log.officer("o-8", "vice president", "")
            .officer("o-5", "reviewer", "o-8")
            .tie("o-8", "lantern")
            .on(10)
            .act(
                "tie_ended",
                "officer o-8",
                "officer",
                "o-8",
                "tie",
                "tie-lantern",
                "until",
                InventedLog.date(10))
            .read()
            .register()
            .officers();

    var reviewer = new Actor("officer", "o-5");
    assertThat(officers.tied(reviewer, "lantern", InventedLog.day(2))).isPresent();
    assertThat(officers.tied(reviewer, "amber", InventedLog.day(2))).isEmpty();
    assertThat(officers.tied(reviewer, "lantern", InventedLog.day(12))).isEmpty();
    assertThat(officers.tied(new Actor("officer", "o-1"), "lantern", InventedLog.day(2))).isEmpty();
  }

  @Test
  void notice_counts_from_when_the_public_could_know() {
    var cutOff =
        log.on(20)
            .act(
                "cut_off_announced",
                "officer o-1",
                "id",
                "c-1",
                "of",
                object("app", "amber-app"),
                "announced_at",
                InventedLog.day(0),
                "effective_at",
                InventedLog.day(30))
            .read()
            .register()
            .cutOffs()
            .get("c-1");

    assertThat(cutOff.notice()).isEqualTo(Duration.ofDays(10));
  }

  @Test
  void a_statement_is_contradicted_by_the_first_act_that_breaks_its_condition() {
    var verdicts =
        log.on(2)
            .act("ties_declared", "officer o-1", "officer", "o-1")
            .on(5)
            .act(
                "statement_made",
                "officer o-1",
                "statement",
                "s-1",
                "text",
                "Nobody declares ties.",
                "source",
                "https://a.example/",
                "said",
                InventedLog.date(1),
                "condition",
                "act.type != 'ties_declared'")
            .read()
            .verdicts();

    assertThat(verdicts.values())
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.ContradictedByAct.class, it -> assertThat(it.by().index()).isEqualTo(3));
  }

  @Test
  void a_statement_about_what_left_is_asked_of_tallies_and_a_malformed_one_is_said() {
    var verdicts =
        log.act(
                "statement_made",
                "officer o-1",
                "statement",
                "s-1",
                "text",
                "No likes leave.",
                "source",
                "https://a.example/",
                "said",
                InventedLog.date(0),
                "condition",
                "tally.data_type != 'likes'")
            .act(
                "statement_made",
                "officer o-1",
                "statement",
                "s-2",
                "text",
                "Whatever.",
                "source",
                "https://a.example/",
                "said",
                InventedLog.date(0),
                "condition",
                "act.type ===")
            .tally("2026-01-02T03Z", "amber-app,likes,terms:1,permit,,20,15,40")
            .read()
            .verdicts();

    assertThat(verdicts.values().stream().map(Object::getClass).toList())
        .isEqualTo(List.of(Verdict.ContradictedByTally.class, Verdict.Unreadable.class));
  }

  @Test
  void tallies_are_summed_by_app_type_ground_and_outcome_and_the_rest_is_kept_apart() {
    var ledger =
        log.tally("2026-01-02T03Z", "amber-app,likes,terms:1,permit,,20,15,40")
            .tally(
                "2026-01-02T04Z",
                "amber-app,likes,terms:1,permit,,2,30,50",
                "(rest),(rest),,,,5,11,7")
            .read();

    assertThat(ledger.tallied())
        .singleElement()
        .satisfies(sum -> {
          assertThat(sum.hours()).isEqualTo(2);
          assertThat(sum.peopleHours()).isEqualTo(45);
          assertThat(sum.mostPeople()).isEqualTo(30);
          assertThat(sum.lines()).isEqualTo(90);
          assertThat(sum.lastHour()).isEqualTo("2026-01-02T04Z");
        });
    assertThat(ledger.restLines()).isEqualTo(7);
  }

  @Test
  void positions_that_no_seal_covers_are_a_gap() {
    var ledger = log.skip(5).company("amber", "games").read();

    assertThat(ledger.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.from()).isEqualTo(2);
          assertThat(gap.to()).isEqualTo(6);
        });
    assertThat(ledger.isVerified()).isFalse();
  }

  @Test
  void an_act_that_lacks_what_its_type_says_is_named_and_the_others_are_read() {
    var ledger =
        log.act("request_ruled", "officer o-1", "request", "r-1").company("amber", "games").read();

    assertThat(ledger.unread()).containsExactly("entry 3: it has no 'outcome'");
    assertThat(ledger.register().organisations()).containsKey("amber");
  }
}
