package org.evenhand.app.demo.story;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.AppFacts;
import org.evenhand.register.Band;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealFiled;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.register.RequestId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/**
 * Two hundred and ten invented organisations with an app each, three years of their requests and
 * the rulings on them, so that comparisons mean something. Some are luckier than others throughout;
 * what an organisation spends on advertising is drawn apart from all that and sways nothing.
 */
final class Neighbours {
  static final int ORGANISATIONS = 210;
  private static final String WHY = "Fictional: played by the demo.";
  private static final double SPREAD_BETWEEN_ORGANISATIONS = 0.7;
  private static final int QUARTER = 13;
  private static final List<String> CATEGORIES =
      List.of("games", "navigation", "photography", "messaging", "retail", "dating");
  private static final List<String> FIRST =
      List.of(
          "Amber", "Birch", "Cobble", "Dapple", "Elder", "Fern", "Gable", "Heather", "Ivory",
          "Juniper", "Kestrel", "Linden", "Marble", "Nutmeg", "Otter");
  private static final List<String> SECOND =
      List.of(
          "Anchor", "Bridge", "Candle", "Door", "Engine", "Feather", "Garden", "Harbour", "Ink",
          "Kettle", "Ladder", "Mill", "Needle", "Orchard");
  private static final Map<String, Double> GRANTED =
      Map.of(
          "friends",
          -0.2,
          "photos",
          0.1,
          "likes",
          0.6,
          "profile.birthday",
          0.9,
          "profile.email",
          -1.5);
  private static final List<String> ASKED =
      List.of("friends", "photos", "likes", "profile.birthday", "profile.email");
  private static final Purpose PURPOSE = new Purpose("Personalisation");

  private final Weeks weeks;
  private final Amounts amounts;
  private final List<Timed> acts = new ArrayList<>();
  private int requests;

  private Neighbours(Weeks weeks, Amounts amounts) {
    this.weeks = weeks;
    this.amounts = amounts;
  }

  /** Their acts; equal seeds give equal ones. */
  static List<Timed> acts(long seed, Weeks weeks, Amounts amounts) {
    var neighbours = new Neighbours(weeks, amounts);
    var chance = new SplittableRandom(seed);
    for (int number = 0; number < ORGANISATIONS; number++) {
      // What is asked and ruled comes from one source of chance, what is spent from another.
      neighbours.lives(number, chance.split());
      neighbours.spends(number, chance.split());
    }
    return neighbours.acts;
  }

  static OrganisationId organisation(int number) {
    return new OrganisationId(name(number).toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static String name(int number) {
    return FIRST.get(number % FIRST.size())
        + " "
        + SECOND.get(number / FIRST.size() % SECOND.size());
  }

  static AppId app(int number) {
    return new AppId(organisation(number) + "-app");
  }

  /** The quarter in which it comes, as weeks before the present. */
  private static int begins(int number) {
    return Weeks.ALL - 4 - number % 8 * QUARTER;
  }

  private void add(int weeksAgo, RegisterEvent act) {
    acts.add(new Timed(weeks.ago(weeksAgo), act));
  }

  private void lives(int number, RandomGenerator random) {
    int ago = begins(number);
    var organisation = organisation(number);
    var company = new Actor(Actor.DEVELOPER, organisation.value());
    var category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
    add(
        ago,
        new OrganisationRegistered(
            Staff.SYSTEM,
            WHY,
            new Organisation(
                organisation,
                name(number) + " Ltd (fictional)",
                "AQ",
                "privacy@" + organisation + ".example")));
    add(ago, new AppRegistered(company, WHY, app(number, category)));
    add(
        ago - 1,
        new AppFactSet(Staff.REVIEWER, WHY, app(number), AppFacts.Fact.REVIEW_STATE, "approved"));
    double luck = SPREAD_BETWEEN_ORGANISATIONS * random.nextGaussian();
    int many = 3 + random.nextInt(4);
    for (int one = 0; one < many; one++) {
      asks(number, company, ago - 2 - random.nextInt(ago - 10), luck, random);
    }
  }

  private static App app(int number, String category) {
    var id = app(number);
    return new App(
        id,
        name(number),
        organisation(number),
        category,
        Set.of(PURPOSE),
        List.of(URI.create("https://" + id + ".example/back")),
        URI.create("https://" + id + ".example/"),
        "One of many. (A fictional app of the demo.)");
  }

  private void asks(int number, Actor company, int ago, double luck, RandomGenerator random) {
    var request = new RequestId("request-" + ++requests);
    var type = ASKED.get(random.nextInt(ASKED.size()));
    add(
        ago,
        new AccessRequested(
            company,
            "Our users ask for it. " + WHY,
            request,
            app(number),
            Set.of(new DataTypeId(type)),
            Set.of(PURPOSE)));
    int waits = 1 + (int) Math.floor(-2.5 * Math.log(1 - random.nextDouble()));
    boolean granted = random.nextDouble() < chance(GRANTED.getOrDefault(type, 0.0) + luck);
    boolean appeals = random.nextInt(8) == 0;
    boolean onAppeal = random.nextInt(4) == 0;
    var ruler = Staff.ruler(random);
    if (ago - waits < 1) {
      return; // it waits still
    }
    add(ago - waits, new RequestRuled(ruler, because(granted), request, outcome(granted)));
    if (!granted && appeals && ago - waits > 5) {
      add(ago - waits - 1, new AppealFiled(company, "Others have it. " + WHY, request));
      add(
          ago - waits - 4,
          new AppealRuled(Staff.other(ruler), because(onAppeal), request, outcome(onAppeal)));
    }
  }

  private static Outcome outcome(boolean granted) {
    return granted ? Outcome.GRANTED : Outcome.REFUSED;
  }

  private static String because(boolean granted) {
    return (granted ? "It serves the app's purpose. " : "It can do without. ") + WHY;
  }

  private static double chance(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** A quarter of them buys advertising, each quarter, some a great deal. */
  private void spends(int number, RandomGenerator random) {
    if (random.nextInt(4) != 0) {
      return;
    }
    double level = 14 + 1.5 * random.nextGaussian();
    for (int ago = begins(number) - QUARTER; ago > 0; ago -= QUARTER) {
      long cents = (long) Math.exp(level + 0.4 * random.nextGaussian());
      var id = "ads-" + organisation(number) + "-" + ago;
      add(ago, spent(id, organisation(number), cents, ago, amounts));
    }
  }

  /** Advertising bought in the thirteen weeks before. */
  private ConsiderationRecorded spent(
      String id, OrganisationId organisation, long cents, int ago, Amounts exact) {
    return new ConsiderationRecorded(
        Staff.SYSTEM,
        WHY,
        new ConsiderationId(id),
        organisation,
        Optional.empty(),
        Consideration.Kind.AD_SPEND,
        Optional.of(Band.of(cents, "USD")),
        weeks.day(ago + QUARTER),
        weeks.day(ago),
        exact.keep("consideration:" + id, cents + " USD"));
  }
}
