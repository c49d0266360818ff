package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evenhand.app.demo.story.Amounts;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.demo.story.Timed;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.people.intake.Progress;
import org.evenhand.record.ProcessStopper;
import org.evenhand.register.AccessRequest;
import org.evenhand.register.Complaint;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.ExceptionCase;
import org.evenhand.register.ExceptionCase.State;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.register.StatementCondition;
import org.evenhand.register.StatementId;
import org.evenhand.register.Verdict;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three years with favours, and the same three years without. */
final class PastTest {
  private static final Progress SILENT = (_, _) -> {};
  private static final ProcessStopper UNSTOPPED = (message, _) -> assertThat(message).isNull();
  private static final URI BASE = URI.create("http://127.0.0.1:8080");
  private static final Instant PRESENT = Instant.now();

  @TempDir private static Path folder;

  private static Platform favours;

  @BeforeAll
  static void play() throws IOException {
    favours = played(folder.resolve("favours"), Tale.FAVOURS);
  }

  @AfterAll
  static void close() throws IOException {
    favours.close();
  }

  @Test
  void an_approval_by_somebody_whose_superior_is_tied_does_not_count_and_is_public() {
    var exceptions = register().exceptions();

    assertThat(exceptions.refused())
        .extracting(one -> one.exception().value())
        .containsExactly("lantern-places");
    assertThat(state("lantern-places")).isEqualTo(State.PROPOSED);
  }

  @Test
  void the_advertiser_keeps_addresses_that_every_other_app_has_lost() {
    assertThat(state("northstar-emails")).isEqualTo(State.IN_FORCE);
    var end = register().cutOff(new CutOffId("cut-profile-email")).orElseThrow();
    assertThat(end.effectiveAt()).isBefore(PRESENT);
    assertThat(register().exceptions().inForce(new AppId("northstar-phone"), PRESENT))
        .extracting(one -> one.id().value())
        .contains("northstar-emails");
  }

  @Test
  void whoever_buys_most_advertising_is_favoured_by_a_rule_at_once() {
    var byRule =
        register().exceptions().all().stream()
            .filter(one -> one.terms().programme().isPresent())
            .toList();

    assertThat(byRule).hasSizeBetween(3, 40);
    assertThat(byRule).allMatch(one -> one.state(PRESENT) == State.IN_FORCE);
  }

  @Test
  void a_rival_that_was_cut_off_on_short_notice_is_heard_by_another_officer() {
    var complaint = register().requests().complaints().getFirst();
    var notice = register().cutOff(History.COMPLAINED_OF).orElseThrow();

    assertThat(Duration.between(notice.announcedAt(), notice.effectiveAt()))
        .isLessThan(Duration.ofDays(3));
    assertThat(complaint.ruling()).hasValueSatisfying(it -> assertThat(it.upheld()).isTrue());
    assertThat(complaint.ruling().map(Complaint.Ruling::by)).isNotEqualTo(Optional.of(notice.by()));
  }

  @Test
  void the_promise_of_equal_terms_is_contradicted_by_the_first_favour() {
    assertThat(verdict(favours))
        .isInstanceOfSatisfying(
            Verdict.Contradicted.class,
            it -> assertThat(it.by().json()).contains("exception_proposed", "sunny-likes"));
  }

  @Test
  void the_fair_world_has_the_same_requests_and_rulings_and_no_exception() throws IOException {
    try (var fair = played(folder.resolve("fair"), Tale.FAIR)) {
      var now = fair.register().snapshot();
      assertThat(now.exceptions().all()).isEmpty();
      assertThat(now.programmes().all()).isEmpty();
      assertThat(verdict(fair)).isInstanceOf(Verdict.NoContradiction.class);
      assertThat(now.requests().all()).hasSameSizeAs(register().requests().all());
    }
    assertThat(rulings(acts(7, Tale.FAIR))).isEqualTo(rulings(acts(7, Tale.FAVOURS)));
  }

  @Test
  void equal_seeds_tell_the_same_story_and_others_another() {
    assertThat(acts(7, Tale.FAVOURS)).isEqualTo(acts(7, Tale.FAVOURS));
    assertThat(rulings(acts(8, Tale.FAVOURS))).isNotEqualTo(rulings(acts(7, Tale.FAVOURS)));
  }

  @Test
  void what_is_spent_does_not_move_a_ruling() {
    var spent =
        acts(7, Tale.FAIR).stream()
            .map(Timed::act)
            .filter(ConsiderationRecorded.class::isInstance)
            .map(act -> ((ConsiderationRecorded) act).organisation())
            .collect(Collectors.toSet());

    var granted =
        register().requests().all().stream()
            .filter(one -> one.ruling().isPresent())
            .collect(
                Collectors.groupingBy(
                    one -> spent.contains(organisationOf(one)),
                    Collectors.averagingDouble(one ->
                        one.ruling().orElseThrow().outcome() == Outcome.GRANTED ? 1.0 : 0.0)));

    assertThat(spent).hasSizeBetween(30, 80);
    assertThat(granted.get(true)).isBetween(granted.get(false) - 0.12, granted.get(false) + 0.12);
  }

  private static OrganisationId organisationOf(AccessRequest request) {
    return register().app(request.app()).orElseThrow().organisation();
  }

  private static Platform played(Path folder, Tale tale) throws IOException {
    var log = PublicLogConfiguration.of("past.example/log", List.of());
    Past.play(
        PlatformConfiguration.in(folder),
        new History(7, tale, BASE, PRESENT),
        log,
        SILENT,
        UNSTOPPED);
    return Platform.open(PlatformConfiguration.in(folder), InstantSource.system(), UNSTOPPED);
  }

  private static List<Timed> acts(long seed, Tale tale) {
    return new History(seed, tale, BASE, PRESENT).acts(Amounts.unkept());
  }

  private static Map<String, String> rulings(List<Timed> acts) {
    return acts.stream()
        .map(Timed::act)
        .filter(RequestRuled.class::isInstance)
        .map(RequestRuled.class::cast)
        .collect(Collectors.toMap(it -> it.request().value(), it -> it.outcome().name()));
  }

  private static RegisterSnapshot register() {
    return favours.register().snapshot();
  }

  private static State state(String exception) {
    return register()
        .exceptions()
        .of(new ExceptionId(exception))
        .map((ExceptionCase one) -> one.state(PRESENT))
        .orElseThrow();
  }

  private static Verdict verdict(Platform platform) {
    var said = platform.register().snapshot().statements();
    return StatementCondition.verdict(
        said.statement(new StatementId("same-terms")).orElseThrow(), platform.register());
  }
}
