package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.SEALED;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Emergencies are looked at again; what must be deleted is attested. */
class CutOffsTest {
  private static final CutOffId CUT = new CutOffId("cut-1");
  private static final AppId APP = new AppId("maps");

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    for (var who : List.of("ada", "ben", "cleo")) {
      office.acts.record(Favours.appointed(who, ""));
      office.acts.record(new OfficerEvent.TiesDeclared(officer(who), WHY, new OfficerId(who)));
    }
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.organisation("other"));
    office.acts.record(Acts.app("maps", "sunny", ADVERTISING));
    office.acts.record(Acts.app("games", "other", ADVERTISING));
    office.acts.record(Acts.terms("v1", Map.of(Types.FRIENDS, Set.of(ADVERTISING))));
    office.acts.record(Acts.accepted("a-1", "maps", "v1", Set.of(Types.FRIENDS), ADVERTISING));
    office.acts.record(Favours.tie("t-1", "cleo", "sunny"));
  }

  private CutOffAnnounced announced(Target target, Optional<Instant> review) {
    return new CutOffAnnounced(
        officer("ada"),
        "Its app harvests friends.",
        CUT,
        target,
        office.now(),
        office.now(),
        Optional.of(office.now().plus(Duration.ofDays(30))),
        review);
  }

  private void emergency() {
    office.acts.record(
        announced(new Target.OfApp(APP), Optional.of(office.now().plus(Duration.ofDays(14)))));
  }

  private void assertRefused(RegisterEvent act, String why) {
    int before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(why);
    assertThat(office.entries).hasSize(before);
  }

  private CutOffNotice notice() {
    return office.register.snapshot().cutOff(CUT).orElseThrow();
  }

  private Standing standing() {
    return office.register.snapshot().standing(APP, office.now());
  }

  @Test
  void an_emergency_bites_at_once_and_another_untied_officer_reviews_it() {
    emergency();
    assertThat(standing()).isInstanceOf(Standing.CutOff.class);
    assertRefused(new CutOffReviewed(officer("ada"), WHY, CUT, true), "another officer");
    assertRefused(new CutOffReviewed(officer("cleo"), WHY, CUT, true), "open tie to sunny");

    office.acts.record(new CutOffReviewed(officer("ben"), "There was no harm.", CUT, false));
    assertThat(notice().withdrawn()).isTrue();
    assertThat(notice().review().orElseThrow().by()).isEqualTo(officer("ben"));
    assertThat(standing()).isInstanceOf(Standing.InForce.class);
    assertRefused(new CutOffReviewed(officer("ben"), WHY, CUT, true), "reviewed already");
  }

  @Test
  void one_that_is_upheld_stands() {
    emergency();
    office.acts.record(new CutOffReviewed(officer("ben"), WHY, CUT, true));
    assertThat(standing()).isInstanceOf(Standing.CutOff.class);
  }

  @Test
  void a_review_is_due_within_14_days_and_only_an_emergency_has_one() {
    var late = Optional.of(office.now().plus(Duration.ofDays(15)));
    assertRefused(announced(new Target.OfApp(APP), late), "within 14 days");
    office.acts.record(announced(new Target.OfApp(APP), Optional.empty()));
    assertRefused(new CutOffReviewed(officer("ben"), WHY, CUT, true), "no emergency");
  }

  @Test
  void each_app_that_it_concerns_attests_once_and_for_itself() {
    office.acts.record(announced(new Target.OfDataType(Types.FRIENDS), Optional.empty()));
    var sunny = new Actor(Actor.DEVELOPER, "sunny");
    var word = new DeletionAttested(sunny, "All is gone.", CUT, APP, Optional.of(SEALED));
    assertRefused(
        new DeletionAttested(sunny, WHY, CUT, new AppId("games"), Optional.empty()),
        "not of sunny");
    assertRefused(
        new DeletionAttested(officer("ada"), WHY, CUT, APP, Optional.empty()), "not of ada");
    office.acts.record(word);
    assertRefused(word, "attested it already");
    assertThat(notice().attestations())
        .extracting(CutOffNotice.Attestation::app, CutOffNotice.Attestation::document)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(APP, Optional.of(SEALED)));
  }

  @Test
  void an_app_that_it_does_not_concern_has_nothing_to_attest() {
    office.acts.record(announced(new Target.OfApp(APP), Optional.empty()));
    var other = new Actor(Actor.DEVELOPER, "other");
    assertRefused(
        new DeletionAttested(other, WHY, CUT, new AppId("games"), Optional.empty()), "not about");
  }
}
