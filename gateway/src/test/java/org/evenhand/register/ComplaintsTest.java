package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation objects to an act. */
class ComplaintsTest {
  private static final ComplaintId COMPLAINT = new ComplaintId("c-1");

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    for (var who : new String[] {"ada", "ben", "cleo"}) {
      office.acts.record(Favours.appointed(who, ""));
    }
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.app("sunny-app", "sunny", ADVERTISING));
    var now = office.now();
    long cut =
        office.acts.record(
            new CutOffAnnounced(
                officer("ada"),
                WHY,
                new CutOffId("cut-1"),
                new Target.OfApp(new AppId("sunny-app")),
                now,
                now));
    office.acts.record(
        new ComplaintFiled(new Actor(Actor.DEVELOPER, "sunny"), WHY, COMPLAINT, cut));
  }

  private static ComplaintRuled ruled(String who) {
    return new ComplaintRuled(officer(who), WHY, COMPLAINT, true);
  }

  @Test
  void whoever_did_what_is_complained_of_does_not_rule_on_it() {
    assertThat(office.acts.objection(ruled("ada")).orElseThrow()).contains("another officer");
    assertThatThrownBy(() -> office.acts.record(ruled("ada")))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining("another officer rules on it");
    assertThat(office.acts.objection(ruled("ben"))).isEmpty();
  }

  @Test
  void whom_something_ties_to_the_organisation_does_not_rule_on_it() {
    office.acts.record(Favours.tie("tie-1", "ben", "sunny"));
    assertThatThrownBy(() -> office.acts.record(ruled("ben")))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining("open tie to sunny");
    office.acts.record(ruled("cleo"));
    var complaint = office.register.snapshot().requests().complaint(COMPLAINT).orElseThrow();
    assertThat(complaint.ruling().orElseThrow().by()).isEqualTo(officer("cleo"));
  }

  @Test
  void looking_at_an_act_records_nothing() {
    var before = office.entries.size();
    assertThat(office.acts.objection(ruled("ben"))).isEmpty();
    assertThat(office.acts.objection(ruled("nobody"))).isPresent();
    assertThat(office.entries).hasSize(before);
  }
}
