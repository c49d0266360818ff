package org.evenhand.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.consent.AppAccess;
import org.evenhand.consent.ConsentEvent;
import org.evenhand.consent.Consents;
import org.evenhand.consent.Held;
import org.evenhand.consent.Wording;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.SignedIn;

/** Words a person's own page from what the record holds. */
final class MeText {
  /** What an app can see of somebody through a friend who uses it. */
  static final Set<DataTypeId> LISTED =
      Set.of(new DataTypeId("friends"), new DataTypeId("profile.name"));

  private static final Duration SOON = Duration.ofDays(7);
  private final AppDirectory directory;
  private final Consents consents;
  private final Catalogue catalogue;
  private final LastAccess lastAccess;
  private final InstantSource clock;

  MeText(
      AppDirectory directory,
      Consents consents,
      Catalogue catalogue,
      LastAccess lastAccess,
      InstantSource clock) {
    this.directory = directory;
    this.consents = consents;
    this.catalogue = catalogue;
    this.lastAccess = lastAccess;
    this.clock = clock;
  }

  MeView view(SignedIn who, String username, String done) {
    var access = consents.accessOf(who);
    return new MeView(
        username,
        Words.moment(clock.instant()),
        done,
        access.stream().filter(MeText::opens).map(a -> card(who, a)).toList(),
        listings(access),
        access.stream().filter(AppAccess::ended).map(this::ended).toList());
  }

  Optional<MeView.AppCard> card(SignedIn who, AppId app) {
    return access(who, app).filter(MeText::opens).map(a -> card(who, a));
  }

  Optional<AppAccess> access(SignedIn who, AppId app) {
    return consents.accessOf(who).stream().filter(a -> a.app().equals(app)).findFirst();
  }

  /** An app opens something itself when tokens of its own can ask; otherwise others use it. */
  private static boolean opens(AppAccess access) {
    return !access.grants().isEmpty();
  }

  private MeView.AppCard card(SignedIn who, AppAccess access) {
    var now = clock.instant();
    var listed = directory.app(access.app());
    var types = access.held().stream().map(this::line).toList();
    var since = access.grants().stream().map(g -> g.given()).min(Comparator.naturalOrder());
    var until = access.grants().stream().map(g -> g.until()).max(Comparator.naturalOrder());
    return new MeView.AppCard(
        access.app().value(),
        name(access.app()),
        listed.map(AppDirectory.Listed::organisationName).orElse("an organisation unknown to us"),
        Words.purpose(access.grants().getFirst().purpose()),
        sees(access.held()),
        types,
        since.map(Words::day).orElse(""),
        until.map(Words::day).orElse(""),
        until.filter(end -> end.isBefore(now.plus(SOON))).isPresent(),
        lastAccess.of(who.person(), access.app()).map(Words::moment).orElse("no access yet"),
        listed.stream().flatMap(it -> it.favours().stream()).map(MeText::beyond).toList());
  }

  private static MeView.Beyond beyond(AppDirectory.Favour favour) {
    return new MeView.Beyond(favour.exception().value(), "It gets " + Words.favour(favour));
  }

  private MeView.TypeLine line(Held held) {
    return new MeView.TypeLine(
        held.type().value(),
        Words.title(catalogue, held.type()),
        catalogue.type(held.type()).map(DataType::plain).orElse(""),
        Words.day(held.since()),
        Words.day(held.until()));
  }

  private String sees(List<Held> held) {
    return held.isEmpty()
        ? "Nothing: you took everything back"
        : Words.titles(
            held.stream().map(h -> Words.title(catalogue, h.type())).distinct().toList());
  }

  private List<MeView.Listing> listings(List<AppAccess> access) {
    var own = access.stream().filter(MeText::opens).map(AppAccess::app).collect(Collectors.toSet());
    return directory.apps().stream()
        .filter(app -> !own.contains(app.id()))
        .filter(app -> !listable(app).isEmpty() || heldBy(access, app.id()).isPresent())
        .map(app -> listing(app, heldBy(access, app.id())))
        .toList();
  }

  /** What this app could see of a friend of its user's. */
  static Set<DataTypeId> listable(AppDirectory.Listed app) {
    var friends = app.mayAsk() && app.offered().contains(new DataTypeId("friends"));
    return friends
        ? LISTED.stream().filter(app.offered()::contains).collect(Collectors.toSet())
        : Set.of();
  }

  private static Optional<AppAccess> heldBy(List<AppAccess> access, AppId app) {
    return access.stream().filter(a -> a.app().equals(app) && !a.held().isEmpty()).findFirst();
  }

  private MeView.Listing listing(AppDirectory.Listed app, Optional<AppAccess> held) {
    var types =
        held.map(a -> a.held().stream().map(Held::type).collect(Collectors.toSet()))
            .orElseGet(() -> listable(app));
    var titles = new TreeSet<>(types).stream().map(this::heldAsFriend).toList();
    var until = held.flatMap(a -> a.held().stream().map(Held::until).max(Instant::compareTo));
    return new MeView.Listing(
        app.id().value(),
        app.name(),
        app.organisationName(),
        Words.purpose(app.purpose()),
        held.isPresent(),
        held.isPresent() ? "It may see " + Words.list(titles) : listingText(app),
        until.map(Words::day).orElse(""),
        held.isPresent() ? "" : listingWording(app).sha256());
  }

  /** What a person reads before they let an app list them, and what the record keeps of it. */
  static Wording listingWording(AppDirectory.Listed app) {
    return new Wording(listingText(app), "en");
  }

  private static String listingText(AppDirectory.Listed app) {
    var sees = new TreeSet<>(listable(app)).stream().map(MeText::asFriend).toList();
    return String.format(
        Locale.ROOT,
        "Where your friends use %s, which belongs to %s, it may see %s. It uses this %s (purpose “%s”), on version %s of our public terms. This lasts one year; you can take it back at any time.",
        app.name(),
        app.organisationName(),
        Words.list(sees),
        Words.purpose(app.purpose()),
        app.purpose().term(),
        app.terms().getFirst());
  }

  /** A person may have said yes to more than being listed; that goes by its title. */
  private String heldAsFriend(DataTypeId type) {
    return LISTED.contains(type)
        ? asFriend(type)
        : Words.uncapitalised(Words.title(catalogue, type));
  }

  private static String asFriend(DataTypeId type) {
    return switch (type.value()) {
      case "friends" -> "that you are their friend";
      case "profile.name" -> "your name";
      default -> type.value();
    };
  }

  private MeView.Ended ended(AppAccess access) {
    return new MeView.Ended(
        name(access.app()), access.history().isEmpty() ? "" : past(access.history().getLast()));
  }

  private static String past(ConsentEvent last) {
    var how =
        switch (last.what()) {
          case STOPPED -> "You stopped it on ";
          case EXPIRED -> "It ran out on ";
          case WITHDRAWN, NARROWED -> "You took everything back on ";
          case GRANT_ENDED -> "Its access ended on ";
          case GIVEN, GRANT_GIVEN -> "It has held nothing since ";
        };
    return how + Words.day(last.at()) + ".";
  }

  String name(AppId app) {
    return directory.app(app).map(AppDirectory.Listed::name).orElse(app.value());
  }

  /** What the last act on an app did, told from the record itself. */
  String lastAct(SignedIn who, AppId app) {
    return access(who, app)
        .filter(a -> !a.history().isEmpty())
        .map(a -> told(a, a.history().getLast()))
        .orElse("");
  }

  private String told(AppAccess access, ConsentEvent event) {
    var name = name(access.app());
    var types = Words.titles(titles(event.types()));
    var what =
        switch (event.what()) {
          case STOPPED -> "You stopped " + name + ". Its tokens are worth nothing now";
          case NARROWED -> name + " may no longer see: " + types;
          case WITHDRAWN -> withdrawn(name, access, event);
          case GIVEN -> name + " may now see you where your friends use it: " + types;
          case EXPIRED -> "What you allowed " + name + " ran out";
          case GRANT_GIVEN -> "You authorised " + name;
          case GRANT_ENDED -> "An authorisation of " + name + " ended";
        };
    return String.format(
        Locale.ROOT,
        "%s. Recorded on %s, at position %d; its very next request is decided by it.",
        what,
        Words.moment(event.at()),
        event.position());
  }

  /** A withdrawal is for one purpose; what stands for another stands. */
  private static String withdrawn(String name, AppAccess access, ConsentEvent event) {
    var purpose = event.purpose();
    return access.held().isEmpty() || purpose == null
        ? name + " may no longer see anything of yours"
        : String.format(
            Locale.ROOT,
            "%s may no longer see anything of yours %s; what you allowed it for something else stands",
            name,
            Words.purpose(purpose));
  }

  private List<String> titles(Set<DataTypeId> types) {
    return new TreeSet<>(types).stream().map(type -> Words.title(catalogue, type)).toList();
  }
}
