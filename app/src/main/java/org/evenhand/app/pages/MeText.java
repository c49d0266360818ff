package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.evenhand.app.words.Speech;
import org.evenhand.consent.AppAccess;
import org.evenhand.consent.ConsentEvent;
import org.evenhand.consent.Consents;
import org.evenhand.consent.Held;
import org.evenhand.consent.Wording;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.SignedIn;

/** Words a person's own page from what the record holds. */
final class MeText {
  /** What an app can see of somebody through a friend who uses it. */
  static final Set<DataTypeId> LISTED =
      Set.of(new DataTypeId("friends"), new DataTypeId("profile.name"));

  /** How many days from now an access can be made to end. */
  static final List<Integer> SOONER = List.of(1, 7, 30, 90);

  static final int PER_PAGE = 10;

  /** Only the last step. */
  static final long THE_LAST = -1;

  private static final int MOST_STEPS = 5;
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

  /**
   * The page.
   *
   * @param find words to look for among the apps' names and organisations; empty for all
   * @param page which page of the apps with access, from 1 on
   */
  MeView view(SignedIn who, String username, List<String> done, String find, int page) {
    var access = consents.accessOf(who);
    var opened = access.stream().filter(MeText::opens).map(a -> card(who, a)).toList();
    var found =
        opened.stream().filter(card -> fits(find, card.name(), card.organisation())).toList();
    int from = Math.min(found.size(), (page - 1) * PER_PAGE);
    int to = Math.min(found.size(), from + PER_PAGE);
    var listings = listings(access);
    return new MeView(
        username,
        Words.moment(clock.instant()),
        done,
        find,
        !find.isEmpty() || opened.size() + listings.size() > PER_PAGE,
        found.stream().sorted(FIRST).toList().subList(from, to),
        allowed(opened.size()),
        to < found.size() ? place(find, page + 1) : "",
        from > 0 ? place(find, page - 1) : "",
        listings.stream().filter(app -> fits(find, app.name(), app.organisation())).toList(),
        listed(listings),
        access.stream()
            .filter(AppAccess::ended)
            .filter(a -> fits(find, name(a.app()), ""))
            .sorted(Comparator.comparing(MeText::lastAt).reversed())
            .map(this::ended)
            .toList());
  }

  private static final Comparator<MeView.AppCard> FIRST =
      Comparator.comparing(MeView.AppCard::state).thenComparing(MeView.AppCard::name);

  private static Instant lastAt(AppAccess access) {
    return access.history().isEmpty() ? Instant.MIN : access.history().getLast().at();
  }

  private static boolean fits(String find, String name, String organisation) {
    var sought = find.toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).contains(sought)
        || organisation.toLowerCase(Locale.ROOT).contains(sought);
  }

  private static String place(String find, int page) {
    return find.isEmpty()
        ? "/me?page=" + page
        : "/me?find=" + URLEncoder.encode(find, StandardCharsets.UTF_8) + "&page=" + page;
  }

  private static String allowed(int number) {
    return number == 0 ? "" : count(number, "One app has access.", "{0} apps have access.");
  }

  private static String listed(List<MeView.Listing> listings) {
    long yes = listings.stream().filter(MeView.Listing::listed).count();
    return yes == 0
        ? say("No app lists you now.")
        : count(yes, "One app may list you now.", "{0} apps may list you now.");
  }

  Optional<MeView.AppCard> card(SignedIn who, AppId app) {
    return access(who, app).filter(MeText::opens).map(a -> card(who, a));
  }

  /** The lengths of time that would end what an app may see sooner than it does. */
  List<AppView.Sooner> sooner(SignedIn who, AppId app) {
    var last =
        access(who, app).stream()
            .flatMap(a -> a.held().stream().map(Held::until))
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return SOONER.stream()
        .filter(days -> clock.instant().plus(Duration.ofDays(days)).isBefore(last))
        .map(days -> {
          var until = Words.day(clock.instant().plus(Duration.ofDays(days)));
          return new AppView.Sooner(
              days, count(days, "One day from now, {1}", "{0} days from now, {1}", until));
        })
        .toList();
  }

  Optional<AppAccess> access(SignedIn who, AppId app) {
    return consents.accessOf(who).stream().filter(a -> a.app().equals(app)).findFirst();
  }

  /** An app opens something itself when tokens of its own can ask; otherwise others use it. */
  private static boolean opens(AppAccess access) {
    return !access.grants().isEmpty();
  }

  private MeView.AppCard card(SignedIn who, AppAccess access) {
    var listed = directory.app(access.app());
    var types = access.held().stream().map(this::line).toList();
    var since = access.grants().stream().map(g -> g.given()).min(Comparator.naturalOrder());
    var until = access.held().stream().map(Held::until).max(Comparator.naturalOrder());
    var state = state(listed, until);
    return new MeView.AppCard(
        access.app().value(),
        name(access.app()),
        listed
            .map(AppDirectory.Listed::organisationName)
            .orElseGet(() -> say("an organisation unknown to us")),
        Words.purpose(access.grants().getFirst().purpose()),
        sees(access.held()),
        types,
        since.map(Words::day).orElse(""),
        until.map(Words::day).orElse(""),
        state,
        why(state, name(access.app())),
        lastAccess
            .of(who.person(), access.app())
            .map(Words::moment)
            .orElseGet(() -> say("no access yet")),
        listed.stream().flatMap(it -> it.favours().stream()).map(MeText::beyond).toList());
  }

  private MeView.State state(Optional<AppDirectory.Listed> app, Optional<Instant> until) {
    if (until.isEmpty()) {
      return MeView.State.SEES_NOTHING;
    }
    if (app.filter(it -> !it.offered().isEmpty()).isEmpty()) {
      return MeView.State.GETS_NOTHING;
    }
    return until.get().isBefore(clock.instant().plus(SOON))
        ? MeView.State.ENDS_SOON
        : MeView.State.IN_FORCE;
  }

  private static String why(MeView.State state, String name) {
    return switch (state) {
      case ENDS_SOON, IN_FORCE -> "";
      case SEES_NOTHING ->
          say("{0} holds an authorisation of yours that opens nothing any more.", name);
      case GETS_NOTHING ->
          say(
              "{0} has no agreement with us now, so it gets nothing. Should it have one again, what"
                  + " you allowed counts again, until it ends or you stop it.",
              name);
    };
  }

  private static MeView.Beyond beyond(AppDirectory.Favour favour) {
    return new MeView.Beyond(favour.exception().value(), say("It gets {0}", Words.favour(favour)));
  }

  private MeView.TypeLine line(Held held) {
    return new MeView.TypeLine(
        held.type().value(),
        Words.title(catalogue, held.type()),
        Words.plain(catalogue, held.type()),
        Words.day(held.since()),
        Words.day(held.until()));
  }

  private String sees(List<Held> held) {
    return held.isEmpty()
        ? say("Nothing: you took everything back")
        : Words.titles(
            held.stream().map(h -> Words.title(catalogue, h.type())).distinct().toList());
  }

  private List<MeView.Listing> listings(List<AppAccess> access) {
    var own = access.stream().filter(MeText::opens).map(AppAccess::app).collect(Collectors.toSet());
    return directory.apps().stream()
        .filter(app -> !own.contains(app.id()))
        .filter(app -> !listable(app).isEmpty() || heldBy(access, app.id()).isPresent())
        .map(app -> listing(app, heldBy(access, app.id())))
        .sorted(Comparator.comparing(MeView.Listing::listed).reversed())
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
        held.isPresent() ? say("It may see {0}", Words.list(titles)) : listingText(app),
        until.map(Words::day).orElse(""),
        held.isPresent() ? "" : listingWording(app).sha256());
  }

  /** What a person reads before they let an app list them, and what the record keeps of it. */
  static Wording listingWording(AppDirectory.Listed app) {
    return new Wording(listingText(app), Speech.language().tag());
  }

  private static String listingText(AppDirectory.Listed app) {
    var sees = new TreeSet<>(listable(app)).stream().map(MeText::asFriend).toList();
    return say(
        "Where your friends use {0}, which belongs to {1}, it may see {2}. It uses this {3}"
            + " (purpose “{4}”), on version {5} of our public terms. This lasts one year; you can"
            + " take it back at any time.",
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
      case "friends" -> say("that you are their friend");
      case "profile.name" -> say("your name");
      default -> type.value();
    };
  }

  private MeView.Ended ended(AppAccess access) {
    return new MeView.Ended(
        name(access.app()), access.history().isEmpty() ? "" : past(access.history().getLast()));
  }

  private static String past(ConsentEvent last) {
    var day = Words.day(last.at());
    return switch (last.what()) {
      case STOPPED -> say("You stopped it on {0}.", day);
      case EXPIRED -> say("It ran out on {0}.", day);
      case WITHDRAWN, NARROWED -> say("You took everything back on {0}.", day);
      case GRANT_ENDED -> say("Its access ended on {0}.", day);
      case GIVEN, GRANT_GIVEN -> say("It has held nothing since {0}.", day);
    };
  }

  String name(AppId app) {
    return directory.app(app).map(AppDirectory.Listed::name).orElse(app.value());
  }

  /** The position of the last step with an app, so that what comes after it can be told. */
  long lastStep(SignedIn who, AppId app) {
    return access(who, app)
        .filter(a -> !a.history().isEmpty())
        .map(a -> a.history().getLast().position())
        .orElse(0L);
  }

  /**
   * What the last act on an app did, told from the record itself.
   *
   * @param after an act can be several steps: those behind this position; or {@link #THE_LAST}
   */
  List<String> lastAct(SignedIn who, AppId app, long after) {
    return access(who, app).stream()
        .flatMap(a -> {
          var history = a.history();
          var steps =
              after == THE_LAST
                  ? history.stream().skip(Math.max(0, history.size() - 1)).toList()
                  : history.stream().filter(event -> event.position() > after).toList();
          return steps.stream().skip(Math.max(0, steps.size() - MOST_STEPS)).map(e -> told(a, e));
        })
        .toList();
  }

  private String told(AppAccess access, ConsentEvent event) {
    var name = name(access.app());
    var types = Words.titles(titles(event.types()));
    var what =
        switch (event.what()) {
          case STOPPED -> say("You stopped {0}. Its tokens are worth nothing now", name);
          case NARROWED -> say("{0} may no longer see: {1}", name, types);
          case WITHDRAWN -> withdrawn(name, access, event);
          case GIVEN -> given(name, types, access, event);
          case EXPIRED -> say("What you allowed {0} ran out", name);
          case GRANT_GIVEN -> say("You authorised {0}", name);
          case GRANT_ENDED -> say("An authorisation of {0} ended", name);
        };
    return say(
        "{0}. Recorded on {1}, at position {2}; its very next request is decided by it.",
        what, Words.moment(event.at()), Long.toString(event.position()));
  }

  /** A yes without a grant is one to being listed; where there are grants, it is a sooner end. */
  private static String given(String name, String types, AppAccess access, ConsentEvent event) {
    var until =
        access.held().stream()
            .filter(held -> event.types().contains(held.type()))
            .map(Held::until)
            .max(Comparator.naturalOrder());
    return opens(access) && until.isPresent()
        ? say("{0} may see this until {1}, and no longer: {2}", name, Words.day(until.get()), types)
        : say("{0} may now see you where your friends use it: {1}", name, types);
  }

  /** A withdrawal is for one purpose; what stands for another stands. */
  private static String withdrawn(String name, AppAccess access, ConsentEvent event) {
    var purpose = event.purpose();
    return access.held().isEmpty() || purpose == null
        ? say("{0} may no longer see anything of yours", name)
        : say(
            "{0} may no longer see anything of yours {1}; what you allowed it for something else"
                + " stands",
            name, Words.purpose(purpose));
  }

  private List<String> titles(Set<DataTypeId> types) {
    return new TreeSet<>(types).stream().map(type -> Words.title(catalogue, type)).toList();
  }
}
