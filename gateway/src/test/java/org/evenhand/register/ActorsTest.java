package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.OPERATOR;
import static org.evenhand.register.Acts.START;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do the core acts: organisations for themselves, officers in office for the platform. */
class ActorsTest {
  private static final Actor SUNNY = new Actor(Actor.DEVELOPER, "sunny");
  private static final Actor RIVAL = new Actor(Actor.DEVELOPER, "rival");
  private static final AgreementId AGREEMENT = new AgreementId("agr-1");

  private final Office office = new Office();

  @BeforeEach
  void begin() {
    for (var who : new String[] {"ada", "ben", "cleo"}) {
      office.acts.record(Favours.appointed(who, ""));
    }
    for (var name : new String[] {"sunny", "rival"}) {
      office.acts.record(Acts.organisation(name));
      office.acts.record(Acts.app(name + "-app", name, ADVERTISING));
    }
    office.acts.record(Acts.terms("v1", Map.of(Types.FRIENDS, Set.of(ADVERTISING))));
  }

  private void refused(RegisterEvent act, String because) {
    assertThatThrownBy(() -> office.acts.record(act))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining(because);
  }

  private static AgreementAccepted accepted(Actor by) {
    return new AgreementAccepted(
        by,
        WHY,
        AGREEMENT,
        new AppId("sunny-app"),
        new TermsVersion("v1"),
        Set.of(Types.FRIENDS),
        Set.of(ADVERTISING));
  }

  @Test
  void an_organisation_registers_itself_and_its_apps_and_nobody_elses() {
    var other = Acts.organisation("other").organisation();
    var app = Acts.app("other-app", "rival", ADVERTISING).app();
    refused(new OrganisationRegistered(RIVAL, WHY, other), "other acts for itself");
    refused(new AppRegistered(SUNNY, WHY, app), "rival acts for itself");
    office.acts.record(new OrganisationRegistered(new Actor(Actor.DEVELOPER, "other"), WHY, other));
    office.acts.record(new AppRegistered(RIVAL, WHY, app));
  }

  @Test
  void an_organisation_agrees_for_its_own_apps_and_no_officer_does_in_its_place() {
    refused(accepted(RIVAL), "agrees for its own apps");
    refused(accepted(officer("ada")), "agrees for its own apps");
    office.acts.record(accepted(SUNNY));
    refused(new AgreementEnded(RIVAL, WHY, AGREEMENT), "sunny acts for itself");
    office.acts.record(new AgreementEnded(SUNNY, WHY, AGREEMENT));
  }

  @Test
  void no_organisation_appoints_an_officer_not_even_the_first() {
    var empty = new Office();
    var first = Favours.appointed("ada", "");
    assertThatThrownBy(() ->
            empty.acts.record(
                new OfficerEvent.OfficerAppointed(
                    SUNNY, WHY, first.officer(), first.role(), first.superior())))
        .isInstanceOf(RegisterRefused.class)
        .hasMessageContaining("appoints nobody");
    empty.acts.record(first);
  }

  @Test
  void terms_and_cut_offs_take_an_officer_in_office() {
    var terms = Acts.terms("v2", Map.of(Types.FRIENDS, Set.of(ADVERTISING))).terms();
    refused(new TermsPublished(officer("nobody"), WHY, terms), "no officer in office");
    refused(new TermsPublished(SUNNY, WHY, terms), "no officer in office");
    refused(cutOff(RIVAL), "no officer in office");
    office.acts.record(new OfficerEvent.OfficerLeft(officer("cleo"), WHY, new OfficerId("cleo")));
    refused(cutOff(officer("cleo")), "no officer in office");
    office.acts.record(cutOff(officer("ada")));
    refused(new CutOffWithdrawn(RIVAL, WHY, new CutOffId("cut-1")), "no officer in office");
  }

  private CutOffAnnounced cutOff(Actor by) {
    var target = new Target.OfOrganisation(new OrganisationId("rival"));
    var now = office.now();
    return new CutOffAnnounced(by, WHY, new CutOffId("cut-1"), target, now, now.plusSeconds(9));
  }

  @Test
  void whom_something_ties_to_an_organisation_lifts_nothing_from_it() {
    office.acts.record(accepted(SUNNY));
    office.acts.record(new AgreementSuspended(officer("ada"), WHY, AGREEMENT));
    office.acts.record(cutOff(officer("ada")));
    for (var organisation : new String[] {"sunny", "rival"}) {
      office.acts.record(Favours.tie("tie-" + organisation, "ada", organisation));
    }
    refused(new AgreementResumed(officer("ada"), WHY, AGREEMENT), "open tie to sunny");
    refused(new CutOffWithdrawn(officer("ada"), WHY, new CutOffId("cut-1")), "open tie to rival");
    refused(new AgreementResumed(SUNNY, WHY, AGREEMENT), "no officer in office");
    office.acts.record(new AgreementResumed(officer("ben"), WHY, AGREEMENT));
    office.acts.record(new CutOffWithdrawn(officer("ben"), WHY, new CutOffId("cut-1")));
  }

  @Test
  void a_suspension_is_not_left_by_ending_what_is_suspended() {
    office.acts.record(accepted(SUNNY));
    office.acts.record(new AgreementSuspended(officer("ada"), WHY, AGREEMENT));
    refused(new AgreementEnded(SUNNY, WHY, AGREEMENT), "no officer in office");
    office.acts.record(Favours.tie("tie-1", "ada", "sunny"));
    refused(new AgreementEnded(officer("ada"), WHY, AGREEMENT), "open tie to sunny");
    office.acts.record(new AgreementEnded(officer("ben"), WHY, AGREEMENT));
  }

  @Test
  void a_tie_does_not_end_on_a_day_to_come() {
    office.acts.record(Favours.tie("tie-1", "ada", "sunny"));
    var day = LocalDate.ofInstant(office.now(), ZoneOffset.UTC);
    var id = new TieId("tie-1");
    var ada = new OfficerId("ada");
    refused(
        new OfficerEvent.TieEnded(officer("ben"), WHY, ada, id, day.plusDays(1)), "has ended on");
    office.acts.record(new OfficerEvent.TieEnded(officer("ben"), WHY, ada, id, day));
  }

  @Test
  void nobody_in_their_line_changes_whom_an_officer_answers_to() {
    office.acts.record(Favours.appointed("ben", "ada"));
    var free =
        new OfficerEvent.OfficerAppointed(
            officer("ada"), WHY, new OfficerId("ben"), "reviewer", Optional.empty());
    refused(free, "from outside their line");
    office.acts.record(
        new OfficerEvent.OfficerAppointed(
            officer("cleo"), WHY, new OfficerId("ben"), "reviewer", Optional.empty()));
  }

  @Test
  void a_cut_off_of_an_organisation_without_apps_is_not_lifted_by_the_tied_either() {
    office.acts.record(Acts.organisation("bare"));
    var now = office.now();
    var target = new Target.OfOrganisation(new OrganisationId("bare"));
    office.acts.record(
        new CutOffAnnounced(officer("ben"), WHY, new CutOffId("cut-2"), target, now, now));
    office.acts.record(Favours.tie("tie-1", "ada", "bare"));
    refused(new CutOffWithdrawn(officer("ada"), WHY, new CutOffId("cut-2")), "open tie to bare");
  }

  @Test
  void whom_something_ties_does_not_take_back_what_gives_an_organisation_less() {
    var narrower = new Effect.Narrower(Set.of(Types.FRIENDS), Set.of(ADVERTISING));
    var from = office.now().plusSeconds(60);
    office.acts.record(
        new ExceptionEvent.ExceptionProposed(
            officer("cleo"), WHY, Favours.terms("less", "sunny-app", "sunny", narrower, from)));
    office.acts.record(Favours.tie("tie-1", "ada", "sunny"));
    var less = new ExceptionId("less");
    refused(new ExceptionEvent.ExceptionRevoked(officer("ada"), WHY, less), "open tie to sunny");
    office.acts.record(new ExceptionEvent.ExceptionRevoked(officer("ben"), WHY, less));
  }

  @Test
  void a_notice_begins_when_it_is_given() {
    office.ahead = Duration.ofDays(30);
    var target = new Target.OfDataType(Types.FRIENDS);
    refused(
        new CutOffAnnounced(OPERATOR, WHY, new CutOffId("old"), target, START, office.now()),
        "a cut-off is announced now");
    var later = office.now().plusSeconds(60);
    refused(
        new CutOffAnnounced(OPERATOR, WHY, new CutOffId("next"), target, later, later),
        "a cut-off is announced now");
  }
}
