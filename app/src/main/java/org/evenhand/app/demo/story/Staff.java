package org.evenhand.app.demo.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.evenhand.register.Actor;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Tie;
import org.evenhand.register.TieId;
import org.evenhand.vocabulary.OrganisationId;

/** The platform's officers, all invented: who acts, to whom they answer, what ties them. */
final class Staff {
  static final Actor SYSTEM = new Actor(Actor.SYSTEM, "demo");
  static final Actor POLICY = officer("o-1");
  static final Actor PARTNERS = officer("o-2");
  static final Actor REVIEWER = officer("o-3");
  static final Actor COUNSEL = officer("o-4");
  static final Actor REVIEWER_BELOW_VICE_PRESIDENT = officer("o-5");
  static final Actor VICE_PRESIDENT = officer("o-8");
  static final Actor CHIEF_EXECUTIVE = officer("o-9");

  private static final String WHY = "Fictional: played by the demo.";
  private static final int A_YEAR = 50;
  private static final List<Actor> RULERS =
      List.of(POLICY, REVIEWER, COUNSEL, REVIEWER_BELOW_VICE_PRESIDENT);

  private Staff() {}

  private static Actor officer(String id) {
    return new Actor(Actor.OFFICER, id);
  }

  /** One of those who rule on requests. */
  static Actor ruler(RandomGenerator random) {
    return RULERS.get(random.nextInt(RULERS.size()));
  }

  /** Another one than that. */
  static Actor other(Actor ruler) {
    return RULERS.get((RULERS.indexOf(ruler) + 1) % RULERS.size());
  }

  /** Their appointments, and each year's declaration that their ties on file are all. */
  static List<Timed> acts(Weeks weeks) {
    var acts = new ArrayList<Timed>();
    appoint(acts, weeks, CHIEF_EXECUTIVE, "chief executive", null);
    appoint(acts, weeks, VICE_PRESIDENT, "vice president, partnerships", CHIEF_EXECUTIVE);
    appoint(acts, weeks, POLICY, "head of platform policy", CHIEF_EXECUTIVE);
    appoint(acts, weeks, PARTNERS, "partner manager", VICE_PRESIDENT);
    appoint(acts, weeks, REVIEWER, "app reviewer", POLICY);
    appoint(acts, weeks, COUNSEL, "counsel", null);
    appoint(
        acts, weeks, REVIEWER_BELOW_VICE_PRESIDENT, "app reviewer, partnerships", VICE_PRESIDENT);
    for (int ago = Weeks.ALL - A_YEAR; ago > 0; ago -= A_YEAR) {
      for (var who :
          List.of(
              CHIEF_EXECUTIVE,
              VICE_PRESIDENT,
              POLICY,
              PARTNERS,
              REVIEWER,
              COUNSEL,
              REVIEWER_BELOW_VICE_PRESIDENT)) {
        acts.add(new Timed(weeks.ago(ago), new TiesDeclared(who, WHY, new OfficerId(who.id()))));
      }
    }
    return acts;
  }

  private static void appoint(
      List<Timed> acts,
      Weeks weeks,
      Actor who,
      String role,
      @org.jspecify.annotations.Nullable Actor superior) {
    acts.add(
        new Timed(
            weeks.ago(Weeks.ALL),
            new OfficerAppointed(
                SYSTEM,
                WHY,
                new OfficerId(who.id()),
                role,
                Optional.ofNullable(superior).map(above -> new OfficerId(above.id())))));
  }

  /** The vice president has money in the company behind the dating app. */
  static Timed tie(Weeks weeks, int ago, Amounts amounts) {
    return new Timed(
        weeks.ago(ago),
        new TieDeclared(
            VICE_PRESIDENT,
            "Declared when it was asked about. " + WHY,
            new TieId("tie-lantern"),
            new OfficerId(VICE_PRESIDENT.id()),
            new OrganisationId("lantern-circle"),
            Tie.Kind.INVESTMENT,
            weeks.day(Weeks.ALL),
            amounts.keep(TIE, TIE_VALUE)));
  }

  static final String TIE = "tie:tie-lantern";
  static final String TIE_VALUE = "Shares held since before the platform's launch (fictional)";
}
