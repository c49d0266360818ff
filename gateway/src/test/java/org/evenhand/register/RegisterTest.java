package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.OPERATOR;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.START;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Types.FRIENDS;
import static org.evenhand.register.Types.NAME;
import static org.evenhand.register.Types.PHOTOS;
import static org.evenhand.register.Types.PLACES;
import static org.evenhand.register.Types.TAGS;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final AppId MAPS = new AppId("maps");
  private static final AgreementId AGREEMENT = new AgreementId("agr-1");
  private static final Instant LATER = START.plusSeconds(3600);
  private final Office office = new Office();

  @BeforeEach
  void an_app_under_an_agreement() {
    office.acts.record(Acts.organisation("sunny"));
    office.acts.record(Acts.app("maps", "sunny", PERSONALISATION, ADVERTISING));
    office.acts.record(
        Acts.terms(
            "2026-02",
            Map.of(
                NAME, Set.of(PERSONALISATION, ADVERTISING),
                FRIENDS, Set.of(PERSONALISATION),
                PHOTOS, Set.of(PERSONALISATION))));
    office.acts.record(
        Acts.accepted(
            "agr-1", "maps", "2026-02", Set.of(NAME, TAGS), PERSONALISATION, ADVERTISING));
  }

  @Test
  void an_app_may_draw_only_what_is_both_offered_and_agreed_for_that_purpose() {
    var offer = offer();
    assertThat(offer.byPurpose())
        .isEqualTo(Map.of(PERSONALISATION, Set.of(NAME, TAGS), ADVERTISING, Set.of(NAME)));
    assertThat(offer.ground().agreement()).isEqualTo(AGREEMENT);
  }

  @Test
  void an_app_without_an_agreement_or_before_its_terms_take_effect_has_no_standing() {
    assertThat(standing(new AppId("nobody"), LATER)).isInstanceOf(Standing.None.class);
    assertThat(standing(MAPS, START.minusSeconds(1))).isInstanceOf(Standing.None.class);
  }

  @Test
  void an_agreement_is_suspended_resumed_and_ended() {
    office.acts.record(new AgreementSuspended(OPERATOR, "Unpaid.", AGREEMENT));
    assertThat(standing(MAPS, LATER)).isEqualTo(new Standing.Suspended(AGREEMENT, "Unpaid."));
    refused(Acts.accepted("agr-2", "maps", "2026-02", Set.of(NAME), PERSONALISATION));

    office.acts.record(new AgreementResumed(OPERATOR, WHY, AGREEMENT));
    assertThat(standing(MAPS, LATER)).isInstanceOf(Standing.InForce.class);

    office.acts.record(new AgreementEnded(OPERATOR, WHY, AGREEMENT));
    assertThat(standing(MAPS, LATER)).isInstanceOf(Standing.None.class);
    refused(new AgreementResumed(OPERATOR, WHY, AGREEMENT));
  }

  @Test
  void a_later_agreement_takes_the_place_of_the_one_in_force() {
    office.acts.record(Acts.accepted("agr-2", "maps", "2026-02", Set.of(NAME), ADVERTISING));
    assertThat(offer().byPurpose()).isEqualTo(Map.of(ADVERTISING, Set.of(NAME)));
    assertThat(office.register.snapshot().agreement(AGREEMENT))
        .get()
        .extracting(Agreement::state)
        .isEqualTo(Agreement.State.ENDED);
  }

  @Test
  void a_cut_off_of_an_app_or_its_organisation_bites_from_its_instant_until_withdrawn() {
    var sunny = new OrganisationId("sunny");
    office.acts.record(Acts.cutOff("cut-1", new Target.OfOrganisation(sunny), LATER));
    assertThat(standing(MAPS, LATER.minusNanos(1000))).isInstanceOf(Standing.InForce.class);
    assertThat(standing(MAPS, LATER)).isInstanceOf(Standing.CutOff.class);

    office.acts.record(new CutOffWithdrawn(OPERATOR, WHY, new CutOffId("cut-1")));
    assertThat(standing(MAPS, LATER)).isInstanceOf(Standing.InForce.class);
  }

  @Test
  void the_end_of_a_type_or_purpose_is_told_before_it_bites_and_the_earliest_counts() {
    office.acts.record(Acts.cutOff("cut-1", new Target.OfDataType(NAME), LATER.plusSeconds(9)));
    office.acts.record(Acts.cutOff("cut-2", new Target.OfDataType(NAME), LATER));
    office.acts.record(Acts.cutOff("cut-3", new Target.OfPurpose(ADVERTISING), LATER));
    var offer = offer();
    assertThat(offer.typesCutOff()).isEqualTo(Map.of(NAME, LATER));
    assertThat(offer.purposesCutOff()).isEqualTo(Map.of(ADVERTISING, LATER));
    assertThat(offer.offers(Types.CATALOGUE, NAME, PERSONALISATION, LATER))
        .isEqualTo(Offered.CUT_OFF);
  }

  @Test
  void acts_that_cannot_be_are_refused() {
    refused(Acts.organisation("sunny"));
    refused(Acts.app("other", "nobody", PERSONALISATION));
    refused(Acts.terms("2026-02", Map.of(NAME, Set.of(PERSONALISATION))));
    refused(Acts.terms("2026-03", Map.of(Types.UNKNOWN, Set.of(PERSONALISATION))));
    refused(Acts.accepted("agr-1", "maps", "2026-02", Set.of(NAME), PERSONALISATION));
    refused(Acts.accepted("agr-9", "maps", "2026-02", Set.of(PLACES), PERSONALISATION));
    refused(Acts.accepted("agr-9", "maps", "2026-02", Set.of(FRIENDS), ADVERTISING));
    refused(new AgreementResumed(OPERATOR, WHY, AGREEMENT));
    refused(new AgreementEnded(OPERATOR, WHY, new AgreementId("agr-9")));
    refused(Acts.cutOff("cut-1", new Target.OfApp(new AppId("nobody")), LATER));
    refused(new CutOffWithdrawn(OPERATOR, WHY, new CutOffId("cut-9")));
    refused(new AgreementSuspended(OPERATOR, " ", AGREEMENT));
  }

  @Test
  void an_act_too_long_to_be_an_entry_of_the_public_log_is_refused() {
    var maps = Acts.app("wide", "sunny", PERSONALISATION).app();
    var uris = new java.util.ArrayList<URI>();
    for (int i = 0; i < 3_000; i++) {
      uris.add(URI.create("https://maps.example/back/" + i));
    }
    refused(
        new RegisterEvent.AppRegistered(
            OPERATOR,
            WHY,
            new App(
                maps.id(),
                maps.name(),
                maps.organisation(),
                maps.category(),
                maps.purposes(),
                uris,
                maps.homepage(),
                maps.description())));
  }

  @Test
  void a_redirect_address_is_https_or_loopback_without_fragment_or_user() {
    for (var bad :
        new String[] {
          "http://maps.example/cb", "https://a@maps.example/", "https://maps.example/#x", "/cb"
        }) {
      assertThatThrownBy(() -> Wellformed.redirect(URI.create(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void an_act_with_an_unknown_missing_doubled_or_mistyped_member_cannot_be_read() {
    var good = "{\"actor\":{\"id\":\"operator\",\"role\":\"system\"},\"id\":\"agr-1\",";
    good += "\"reason\":\"As published.\",\"type\":\"agreement_ended\"}";
    assertThat(RegisterJson.write(new AgreementEnded(OPERATOR, WHY, AGREEMENT))).isEqualTo(good);
    assertThat(RegisterJson.read(good)).isEqualTo(new AgreementEnded(OPERATOR, WHY, AGREEMENT));
    unreadable(good.replace("\"id\":\"agr-1\"", "\"id\":\"agr-1\",\"more\":1"));
    unreadable(good.replace("\"id\":\"agr-1\",", ""));
    unreadable(good.replace("\"id\":\"agr-1\"", "\"id\":\"agr-1\",\"id\":\"agr-2\""));
    unreadable(good.replace("\"agr-1\"", "1"));
    unreadable(good.replace("\"role\":\"system\"", "\"role\":\"system\",\"name\":\"x\""));
    unreadable(good.replace("agreement_ended", "agreement_forgotten"));
    unreadable(good + "{}");
    unreadable("[]");
    unreadable("");
  }

  private static void unreadable(String json) {
    assertThatThrownBy(() -> RegisterJson.read(json)).isInstanceOf(IllegalArgumentException.class);
  }

  private void refused(RegisterEvent act) {
    var before = office.entries.size();
    assertThatThrownBy(() -> office.acts.record(act)).isInstanceOf(RegisterRefused.class);
    assertThat(office.entries).hasSize(before);
  }

  private Standing standing(AppId app, Instant at) {
    return office.register.snapshot().standing(app, at);
  }

  private Offer offer() {
    return ((Standing.InForce) standing(MAPS, LATER.minusSeconds(1))).offer();
  }
}
