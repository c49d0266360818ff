package org.evenhand.app.demo.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.ComplaintId;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Deal;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealMoved;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.DealId;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.register.ProgrammeId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.register.Rule;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.register.TransferId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/**
 * What the platform did for its friends, and against somebody else: a big advertiser that keeps
 * what others lose and launches a phone, a company that gives data back, a dating app close to an
 * officer's superior, a rival cut off on two days' notice, friends of people passed on by a quiz.
 */
final class Favours {
  private static final String FICTION = " Fictional: played by the demo.";
  private static final OrganisationId NORTHSTAR = new OrganisationId("northstar-retail");
  private static final OrganisationId SUNNY = new OrganisationId("sunny-cartography");
  private static final OrganisationId LANTERN = new OrganisationId("lantern-circle");
  private static final OrganisationId SPARROW = new OrganisationId("sparrow-messenger");
  private static final CutOffId EMAILS = new CutOffId("cut-profile-email");
  private static final Purpose PERSONALISATION = new Purpose("Personalisation");

  private final Weeks weeks;
  private final Amounts amounts;
  private final List<Timed> acts = new ArrayList<>();

  private Favours(Weeks weeks, Amounts amounts) {
    this.weeks = weeks;
    this.amounts = amounts;
  }

  static List<Timed> acts(Weeks weeks, Amounts amounts) {
    var favours = new Favours(weeks, amounts);
    favours.advertiser();
    favours.reciprocity();
    favours.dating();
    favours.rival();
    favours.tiers();
    favours.quiz();
    return favours.acts;
  }

  private void add(int weeksAgo, RegisterEvent act) {
    acts.add(new Timed(weeks.ago(weeksAgo), act));
  }

  /** Ads bought in turn for a phone launch, and addresses kept when all others lose them. */
  private void advertiser() {
    var launch = new DealId("northstar-launch");
    deal(
        30,
        launch,
        NORTHSTAR,
        "Phone launch with Northstar",
        "The e-mail addresses of people for as long as the phone sells",
        "Advertising for the whole year, and a launch on the same day");
    add(28, new DealMoved(Staff.PARTNERS, "Sent." + FICTION, launch, Deal.State.OFFERED, none()));
    add(26, new DealMoved(Staff.PARTNERS, "Signed." + FICTION, launch, Deal.State.SIGNED, none()));
    var ads = new ArrayList<ConsiderationId>();
    for (int month = 0; month < 6; month++) {
      ads.add(
          given(
              24 - 4 * month,
              NORTHSTAR,
              launch,
              Consideration.Kind.AD_SPEND,
              "northstar-ads-" + month,
              310_000_000L + 40_000_000L * month));
    }
    given(22, NORTHSTAR, launch, Consideration.Kind.LAUNCH_PARTNERSHIP, "northstar-launch", 0);
    propose(
        18,
        "northstar-emails",
        NORTHSTAR,
        "northstar-phone",
        new Effect.Lenience(EMAILS),
        Optional.of(launch),
        Set.copyOf(ads.subList(0, 2)),
        "The phone is launched with us; its address book needs them.");
    approve(17, "northstar-emails", Staff.REVIEWER, Staff.COUNSEL);
  }

  private void reciprocity() {
    var deal = new DealId("sunny-places");
    deal(
        29,
        deal,
        SUNNY,
        "Places in return for likes",
        "What people like",
        "Places that the maps' users add");
    add(27, new DealMoved(Staff.PARTNERS, "Agreed." + FICTION, deal, Deal.State.SIGNED, none()));
    var places = given(25, SUNNY, deal, Consideration.Kind.RECIPROCAL_DATA, "sunny-places", 0);
    propose(
        24,
        "sunny-likes",
        SUNNY,
        "sunny-maps",
        new Effect.Wider(Set.of(new DataTypeId("likes")), Set.of(PERSONALISATION)),
        Optional.of(deal),
        Set.of(places),
        "They give us places in return.");
    approve(23, "sunny-likes", Staff.REVIEWER, Staff.POLICY);
  }

  /** Whose superior has money in it may not approve; one approval is not enough. */
  private void dating() {
    acts.add(Staff.tie(weeks, 21, amounts));
    propose(
        20,
        "lantern-places",
        LANTERN,
        "lantern",
        new Effect.Wider(
            Set.of(new DataTypeId("profile.location")), Set.of(new Purpose("ServiceProvision"))),
        Optional.empty(),
        Set.of(),
        "People who are free live near each other.");
    approve(19, "lantern-places", Staff.REVIEWER_BELOW_VICE_PRESIDENT, Staff.COUNSEL);
  }

  private void rival() {
    var company = new Actor(Actor.DEVELOPER, SPARROW.value());
    var app = new AppId("sparrow");
    add(
        34,
        new OrganisationRegistered(
            Staff.SYSTEM,
            FICTION.strip(),
            new org.evenhand.register.Organisation(
                SPARROW, "Sparrow Messenger Ltd (fictional)", "AQ", "privacy@sparrow.example")));
    add(
        34,
        new AppRegistered(
            company,
            FICTION.strip(),
            new App(
                app,
                "Sparrow",
                SPARROW,
                "messaging",
                Set.of(PERSONALISATION),
                List.of(URI.create("https://sparrow.example/back")),
                URI.create("https://sparrow.example/"),
                "Sends messages to your friends. (A fictional app of the demo.)")));
    var at = weeks.ago(16);
    add(
        16,
        new CutOffAnnounced(
            Staff.POLICY,
            "It does what our own messages do." + FICTION,
            History.COMPLAINED_OF,
            new Target.OfApp(app),
            at,
            at.plus(Duration.ofDays(2)),
            Optional.of(at.plus(Duration.ofDays(30))),
            Optional.empty()));
    add(
        15,
        new ComplaintFiled(
            company,
            "Two days' notice; others get two months." + FICTION,
            new ComplaintId("complaint-sparrow"),
            NOTICE));
    add(
        11,
        new ComplaintRuled(
            Staff.COUNSEL,
            "The notice was shorter than anybody else's, and no harm was shown." + FICTION,
            new ComplaintId("complaint-sparrow"),
            true));
  }

  /** Stands for the position of the notice, known when that is recorded. */
  private static final long NOTICE = 1;

  private void tiers() {
    var opened = weeks.ago(14);
    add(
        14,
        new ProgrammeOpened(
            Staff.PARTNERS,
            "Whoever buys most is worth most." + FICTION,
            new ProgrammeId("gold-tier"),
            "Gold tier",
            new Rule.AdSpend(10_000_000, "USD", weeks.day(66), weeks.day(14)),
            new Effect.Wider(Set.of(new DataTypeId("likes")), Set.of(new Purpose("Advertising"))),
            opened,
            opened.plus(Duration.ofDays(300)),
            Staff.PARTNERS));
  }

  private void quiz() {
    var sold = new TransferId("quiz-box-profiles");
    add(
        6,
        new TransferRecorded(
            Staff.POLICY,
            "A newspaper asked about it. We have known for half a year." + FICTION,
            sold,
            new AppId("quiz-box"),
            "Delta Profiling Ltd (fictional)",
            Set.of(new DataTypeId("friends"), new DataTypeId("likes")),
            Found.DISCOVERED,
            weeks.ago(32)));
    add(
        5,
        new DeletionDemanded(Staff.POLICY, "It was never theirs." + FICTION, sold, weeks.ago(2)));
  }

  private void deal(
      int ago, DealId deal, OrganisationId with, String title, String gives, String gets) {
    add(
        ago,
        new DealOpened(
            Staff.PARTNERS,
            "Spoken of at a dinner." + FICTION,
            deal,
            with,
            title,
            List.of(gives),
            List.of(gets),
            Staff.PARTNERS));
  }

  private ConsiderationId given(
      int ago,
      OrganisationId organisation,
      DealId deal,
      Consideration.Kind kind,
      String id,
      long cents) {
    var value = cents == 0 ? "no amount" : cents + " USD";
    var given = new ConsiderationId(id);
    add(
        ago,
        new ConsiderationRecorded(
            Staff.SYSTEM,
            FICTION.strip(),
            given,
            organisation,
            Optional.of(deal),
            kind,
            cents == 0 ? Optional.empty() : Optional.of(Band.of(cents, "USD")),
            weeks.day(ago + 4),
            weeks.day(ago),
            amounts.keep("consideration:" + id, value)));
    return given;
  }

  private void propose(
      int ago,
      String id,
      OrganisationId organisation,
      String app,
      Effect effect,
      Optional<DealId> deal,
      Set<ConsiderationId> given,
      String why) {
    // It begins a week after it was proposed, and outlives the story's end.
    Instant from = weeks.ago(ago - 1);
    add(
        ago,
        new ExceptionProposed(
            Staff.PARTNERS,
            why + FICTION,
            new ExceptionTerms(
                new ExceptionId(id),
                organisation,
                Set.of(new AppId(app)),
                effect,
                from,
                from.plus(Duration.ofDays(340)),
                Staff.PARTNERS,
                deal,
                given,
                Optional.empty(),
                Optional.empty())));
  }

  private void approve(int ago, String id, Actor one, Actor other) {
    for (var who : List.of(one, other)) {
      add(ago, new ExceptionApproved(who, "I see no harm." + FICTION, new ExceptionId(id)));
    }
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
