package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.Approvals;
import org.evenhand.consent.AppAccess;
import org.evenhand.consent.Held;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.SignedIn;

/** Words a question for the consent page. */
final class ConsentText {
  private static final List<Integer> DAYS = List.of(30, 90, 365);
  private static final int USUAL = 90;
  private final Catalogue catalogue;
  private final Yours yours;
  private final LastTime lastTime;

  ConsentText(Catalogue catalogue, Yours yours) {
    this.catalogue = catalogue;
    this.yours = yours;
    this.lastTime = new LastTime(catalogue);
  }

  /**
   * The page.
   *
   * @param me who is asked
   * @param access what the app has or had of them
   * @param ticked which boxes are ticked
   * @param days which length of time is chosen
   */
  ConsentView view(
      SignedIn me,
      Approvals.Asked asked,
      Optional<AppAccess> access,
      Set<DataTypeId> ticked,
      int days,
      Instant now,
      String notice) {
    var app = asked.app();
    return new ConsentView(
        asked.state(),
        app.name(),
        app.organisationName(),
        say("May {0} see this about you?", app.name()),
        asker(app),
        lastTime.changes(asked, access),
        lines(me, asked, ticked),
        days(asked).stream().map(length -> period(length, days, now)).toList(),
        say("The app has accepted version {0} of our public terms.", asked.terms()),
        app.favours().stream().map(ConsentText::beyond).toList(),
        before(asked),
        refusal(asked),
        "It costs you nothing with us: your page, your friends and your photos stay as they are.",
        say(
            "Whatever you allow, you can narrow or stop at any time on your page, with effect from the"
                + " app’s very next request."),
        notice);
  }

  /** For how long it can be allowed: the usual lengths, as far as the app asks, and its own. */
  static List<Integer> days(Approvals.Asked asked) {
    int own = Math.min(asked.longest(), DAYS.getLast());
    return Stream.concat(DAYS.stream().filter(length -> length < own), Stream.of(own)).toList();
  }

  /** The length that is chosen beforehand: never longer than what they chose last. */
  static int usual(Approvals.Asked asked, Optional<AppAccess> access) {
    int most = LastTime.days(asked, access).orElse(USUAL);
    var lengths = days(asked);
    return lengths.reversed().stream()
        .filter(days -> days <= Math.min(most, USUAL))
        .findFirst()
        .orElse(lengths.getFirst());
  }

  /** Nobody says yes to a favour without knowing that it is one. */
  private static String beyond(AppDirectory.Favour favour) {
    return say("It also gets {0}.", Words.favour(favour));
  }

  private static String refusal(Approvals.Asked asked) {
    var name = asked.app().name();
    return asked.standing().isEmpty()
        ? say(
            "If you refuse, nothing is given to {0} and nothing is recorded about you. It may then"
                + " not work for you.",
            name)
        : say(
            "If you refuse, nothing changes: what you allowed {0} before stands until it runs out or"
                + " you take it back on your page.",
            name);
  }

  /** What allowing does to what stands; empty if nothing does. */
  private String before(Approvals.Asked asked) {
    if (asked.standing().isEmpty()) {
      return "";
    }
    var name = asked.app().name();
    var others = Words.titles(notAsked(asked));
    var counts =
        say(
            "You have allowed {0} something before. If you press Allow selected, what is ticked"
                + " counts as chosen here, with the new end date, and what you untick ends at once,"
                + " for all that {0} was given before too.",
            name);
    return others.isEmpty()
        ? counts
        : say("{0} What it does not ask for now stays as it is: {1}.", counts, others);
  }

  private List<String> notAsked(Approvals.Asked asked) {
    return asked.standing().stream()
        .map(Held::type)
        .filter(type -> asked.types().stream().noneMatch(t -> t.holds(type)))
        .map(type -> Words.title(catalogue, type))
        .toList();
  }

  private static String asker(AppDirectory.Listed app) {
    return say(
        "{0} belongs to {1}. It says that it uses your data {2}.",
        app.name(), app.organisationName(), Words.purpose(app.purpose()));
  }

  private List<ConsentView.Line> lines(SignedIn me, Approvals.Asked asked, Set<DataTypeId> ticked) {
    return new TreeSet<>(asked.types())
        .stream()
            .flatMap(id -> catalogue.type(id).stream())
            .map(type -> line(me, asked, type, ticked.contains(type.id())))
            .toList();
  }

  private ConsentView.Line line(SignedIn me, Approvals.Asked asked, DataType type, boolean ticked) {
    var notes = new ArrayList<String>();
    asked.standing().stream()
        .filter(held -> catalogue.covers(held.type(), type.id()))
        .map(held -> stands(held, type))
        .forEach(notes::add);
    switch (type.concerns()) {
      case OWNER -> {}
      case OWNER_AND_OTHER_PARTY ->
          notes.add(say("The app sees other people here only if they said yes to it too."));
      case OWNER_AND_TAGGED ->
          notes.add(say("The app sees a photo only if everyone tagged in it said yes to it too."));
    }
    if (type.specialCategory()) {
      notes.add(
          say(
              "This can reveal things that the law protects specially, such as health, belief or whom"
                  + " you love."));
    }
    var example = yours.example(me, asked.app(), type.id(), asked.types());
    return new ConsentView.Line(
        type.id().value(), say(type.title()), say(type.plain()), example, notes, ticked);
  }

  /** A type that came with one above it can be taken back only by that one's name. */
  private String stands(Held held, DataType type) {
    var until = Words.day(held.until());
    return held.type().equals(type.id())
        ? say("You allow this already, until {0}.", until)
        : say(
            "You allow this already as part of “{0}”, until {1}; unticking it here does not end that.",
            Words.title(catalogue, held.type()), until);
  }

  private static ConsentView.Period period(int length, int chosen, Instant now) {
    var until = Words.day(now.plus(Duration.ofDays(length)));
    var words =
        switch (length) {
          case 365 -> say("One year, until {0}", until);
          case 1 -> say("One day, until {0}", until);
          default -> say("{0} days, until {1}", length, until);
        };
    return new ConsentView.Period(length, words, length == chosen);
  }
}
