package org.evenhand.app.demo.story;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.Duties;
import org.evenhand.register.Duties.Certification;
import org.evenhand.register.RegimeId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * The story's public acts, in order: everybody registers and accepts the first terms; second terms
 * come, more generous in calls and stricter in types, which name rules of law and ask for
 * certification, and which all but one accept; then one app is suspended and one data type is cut
 * off.
 */
public final class PublicActs {
  private static final Actor OFFICER = Staff.POLICY;
  private static final int REGISTERED = 271;
  private static final int FIRST_DAYS = 270;
  private static final int SECOND_DAYS = 60;

  /** A day more than the EU's P2B Regulation demands, art. 3(2), which the second terms name. */
  private static final int NOTICE_DAYS = 16;

  private static final Duties LAWFUL =
      new Duties(
          Set.of(new RegimeId("eu-p2b"), new RegimeId("ftc-2019")),
          30,
          Optional.of(new Certification(365, 30)));
  private static final String FICTION = "Fictional: played by the demo.";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Limits TIGHT = new Limits(20_000, 500_000);

  /** So wide that nobody who tries things out, or measures, runs into them. */
  private static final Limits WIDE = new Limits(1_000_000_000, 1_000_000_000_000L);

  private final URI baseUrl;
  private final Instant now;
  private final TermsVersion first;
  private final TermsVersion second;
  private final List<Timed> acts = new ArrayList<>();

  private PublicActs(URI baseUrl, Instant now) {
    this.baseUrl = baseUrl;
    this.now = now;
    this.first = new TermsVersion(MONTH.format(now.minus(Duration.ofDays(FIRST_DAYS))));
    this.second = new TermsVersion(MONTH.format(now.minus(Duration.ofDays(SECOND_DAYS))));
  }

  /**
   * The acts; a new version's come right behind it.
   *
   * @param baseUrl where the demo is reached; the apps' sign-in returns there
   * @param now the story's present
   */
  static List<Timed> timed(URI baseUrl, Instant now) {
    var story = new PublicActs(baseUrl, now);
    story.register();
    story.publish(story.first, FIRST_DAYS, TIGHT, Set.of(), Optional.empty());
    Cast.roles().forEach(role -> story.accept(role, story.first, FIRST_DAYS));
    story.publish(
        story.second, SECOND_DAYS, WIDE, Set.of(new DataTypeId("likes")), Optional.of(LAWFUL));
    Cast.roles().stream()
        .filter(role -> !role.id().equals(Cast.FIRST_TERMS) && !role.id().equals(Cast.SUSPENDED))
        .forEach(role -> story.accept(role, story.second, SECOND_DAYS));
    story.restrict();
    return List.copyOf(story.acts);
  }

  /** The terms that an app ends up with. */
  public static TermsVersion termsOf(Role role, Instant now) {
    var story = new PublicActs(URI.create("http://127.0.0.1"), now);
    var stayed = role.id().equals(Cast.FIRST_TERMS) || role.id().equals(Cast.SUSPENDED);
    return stayed ? story.first : story.second;
  }

  /** Where an app's sign-in returns to. */
  public static URI redirect(URI baseUrl, Role role) {
    return URI.create(baseUrl + "/demo/apps/" + role.id() + "/callback");
  }

  private void add(int daysAgo, RegisterEvent act) {
    acts.add(new Timed(now.minus(Duration.ofDays(daysAgo)), act));
  }

  private static Actor company(OrganisationId organisation) {
    return new Actor(Actor.DEVELOPER, organisation.value());
  }

  private void register() {
    for (var organisation : Cast.organisations()) {
      add(
          REGISTERED,
          new RegisterEvent.OrganisationRegistered(Staff.SYSTEM, FICTION, organisation));
    }
    for (var role : Cast.roles()) {
      add(
          REGISTERED,
          new RegisterEvent.AppRegistered(company(role.organisation()), FICTION, app(role)));
    }
  }

  private App app(Role role) {
    return new App(
        role.id(),
        role.name(),
        role.organisation(),
        role.category(),
        Set.of(role.purpose()),
        List.of(redirect(baseUrl, role)),
        URI.create(baseUrl + "/demo/apps/" + role.id()),
        role.description());
  }

  private void publish(
      TermsVersion version,
      int daysAgo,
      Limits limits,
      Set<DataTypeId> without,
      Optional<Duties> duties) {
    Map<DataTypeId, Set<Purpose>> offers = new HashMap<>();
    for (var role : Cast.roles()) {
      for (var type : role.dataTypes()) {
        if (!without.contains(type)) {
          offers.computeIfAbsent(type, t -> new HashSet<>()).add(role.purpose());
        }
      }
    }
    var from = now.minus(Duration.ofDays(daysAgo));
    int notice = duties.isPresent() ? NOTICE_DAYS : 0;
    var terms =
        new Terms(
            version,
            from,
            offers,
            limits,
            90,
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            notice,
            duties);
    add(daysAgo + notice, new RegisterEvent.TermsPublished(OFFICER, FICTION, terms));
  }

  private void accept(Role role, TermsVersion terms, int daysAgo) {
    add(
        daysAgo,
        new RegisterEvent.AgreementAccepted(
            company(role.organisation()),
            FICTION,
            agreement(role, terms),
            role.id(),
            terms,
            role.dataTypes(),
            Set.of(role.purpose())));
  }

  private static AgreementId agreement(Role role, TermsVersion terms) {
    return new AgreementId("agr-" + role.id() + "-" + terms);
  }

  private void restrict() {
    var suspended =
        Cast.roles().stream().filter(r -> r.id().equals(Cast.SUSPENDED)).findFirst().orElseThrow();
    add(
        30,
        new RegisterEvent.AgreementSuspended(
            OFFICER,
            "Asked for the friends of people who had only wanted to play. " + FICTION,
            agreement(suspended, first)));
    add(
        SECOND_DAYS,
        new RegisterEvent.CutOffAnnounced(
            OFFICER,
            "Where photos were taken tells where people live; it ends for every app. " + FICTION,
            new CutOffId("cut-photos-location"),
            new CutOffNotice.Target.OfDataType(Cast.CUT_OFF),
            now.minus(Duration.ofDays(SECOND_DAYS)),
            now.minus(Duration.ofDays(1))));
  }
}
