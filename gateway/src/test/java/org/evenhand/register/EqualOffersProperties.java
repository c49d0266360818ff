package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.officer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;

/** Money and acquaintance sway no offer: only facts about an app do, and each has its setter. */
class EqualOffersProperties {
  private static final List<String> CONDITIONS =
      List.of(
          "category == 'games'",
          "review_state == 'true'",
          "violations < 1",
          "attested",
          "age_days > 1",
          "category != 'navigation' || violations > 0 || age_days < 3");

  @Property(tries = 60)
  void apps_of_equal_facts_are_offered_the_same_whatever_was_paid_for_one(@ForAll long seed) {
    var random = new Random(seed);
    var office = new Office();
    begin(office, random);
    // Organisations 0 to 2 pay, have ties, deals and requests; 3 has none of all that.
    var histories = new Histories(random, office, 9);
    for (int act = 0; act < 300; act++) {
      var event = histories.act();
      if (!(event instanceof ExceptionEvent || event instanceof AppFactSet)) {
        tried(office, event);
      }
    }
    var equals =
        List.of(new AppId("app-0"), new AppId("app-1"), new AppId("app-2"), new AppId("app-3"));
    for (int days = 0; days < 6; days++) {
      var at = Acts.START.plus(Duration.ofDays(days)).plus(Duration.ofHours(2));
      var offers = new ArrayList<Offer>();
      for (var app : equals) {
        offers.add(offer(office.register.snapshot().standing(app, at)));
      }
      assertThat(offers).as("day %s", days).containsOnly(offers.getFirst());
      assertThat(offers.getFirst().ground().exceptions()).isEmpty();
    }
  }

  private static void begin(Office office, Random random) {
    for (int one = 0; one < 5; one++) {
      office.acts.record(Favours.appointed("o-" + one, ""));
      office.acts.record(new TiesDeclared(officer("o-" + one), WHY, new OfficerId("o-" + one)));
    }
    var eligibility =
        Map.of(
            Types.NAME, CONDITIONS.get(random.nextInt(CONDITIONS.size())),
            Types.FRIENDS, CONDITIONS.get(random.nextInt(CONDITIONS.size())));
    var both = Set.of(PERSONALISATION, ADVERTISING);
    var offers = Map.of(Types.NAME, both, Types.FRIENDS, both, Types.PHOTOS, both);
    office.acts.record(
        new TermsPublished(
            Acts.OPERATOR,
            WHY,
            new Terms(
                new TermsVersion("v1"),
                Acts.START,
                offers,
                new Limits(100, 100),
                30,
                eligibility,
                Map.of(),
                Optional.empty(),
                0)));
    for (int one = 0; one < 4; one++) {
      app(office, one, offers.keySet());
    }
  }

  private static void app(Office office, int number, Set<DataTypeId> types) {
    var app = "app-" + number;
    office.acts.record(Acts.organisation("org-" + number));
    office.acts.record(Acts.app(app, "org-" + number, PERSONALISATION, ADVERTISING));
    for (var fact : AppFacts.Fact.values()) {
      var value =
          switch (fact) {
            case VIOLATIONS -> "1";
            case CATEGORY -> "games";
            case REVIEW_STATE, ATTESTED -> "true";
          };
      office.acts.record(new AppFactSet(officer("o-0"), WHY, new AppId(app), fact, value));
    }
    office.acts.record(
        Acts.accepted("agr-" + number, app, "v1", types, PERSONALISATION, ADVERTISING));
  }

  /** Without the name of the agreement. */
  private static Offer offer(Standing standing) {
    var offer = ((Standing.InForce) standing).offer();
    return new Offer(
        new Ground(offer.ground().terms(), new AgreementId("any"), offer.ground().exceptions()),
        offer.byPurpose(),
        offer.ineligible(),
        offer.takenAway(),
        offer.typesCutOff(),
        offer.purposesCutOff(),
        offer.limits());
  }

  private static void tried(Office office, RegisterEvent event) {
    try {
      office.acts.record(event);
    } catch (RegisterRefused impossible) {
      // most random acts are
    }
  }

  @Property(tries = 200)
  void no_fact_is_set_without_an_untied_setter_in_office_and_a_reason(@ForAll long seed) {
    var random = new Random(seed);
    var office = new Office();
    begin(office, random);
    office.acts.record(Favours.tie("t-1", "o-1", "org-2"));
    office.acts.record(
        new OfficerAppointed(
            Favours.SYSTEM, WHY, new OfficerId("o-2"), "clerk", Optional.of(new OfficerId("o-1"))));
    var who = "o-" + random.nextInt(7);
    var app = "app-" + random.nextInt(4);
    var actor = random.nextInt(4) == 0 ? new Actor(Actor.DEVELOPER, "org-2") : officer(who);
    var reason = random.nextInt(4) == 0 ? " " : WHY;
    var act = new AppFactSet(actor, reason, new AppId(app), AppFacts.Fact.ATTESTED, "false");
    boolean tied = app.equals("app-2") && (who.equals("o-1") || who.equals("o-2"));
    boolean may =
        actor.role().equals(Actor.OFFICER)
            && Integer.parseInt(who.substring(2)) < 5
            && !tied
            && !reason.isBlank();
    if (may) {
      office.acts.record(act);
      assertThat(office.register.snapshot().facts(new AppId(app)).orElseThrow().attested())
          .isFalse();
    } else {
      int before = office.entries.size();
      assertThatThrownBy(() -> office.acts.record(act)).isInstanceOf(RegisterRefused.class);
      assertThat(office.entries).hasSize(before);
    }
  }
}
