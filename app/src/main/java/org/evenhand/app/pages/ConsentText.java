package org.evenhand.app.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.app.identity.Approvals;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;

/** Words a question for the consent page. */
final class ConsentText {
  static final List<Integer> DAYS = List.of(30, 90, 365);
  static final int USUAL = 90;
  private final Catalogue catalogue;

  ConsentText(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  ConsentView view(
      Approvals.Asked asked, Set<DataTypeId> ticked, int days, Instant now, String notice) {
    var app = asked.app();
    return new ConsentView(
        asked.state(),
        app.name(),
        app.organisationName(),
        "May " + app.name() + " see this about you?",
        asker(app),
        lines(asked, ticked),
        DAYS.stream().map(length -> period(length, days, now)).toList(),
        "The app has accepted version " + asked.terms() + " of our public terms.",
        "If you refuse, nothing is given to "
            + app.name()
            + " and nothing is recorded about you. It may then not work for you.",
        "Whatever you allow, you can narrow or stop at any time on your page, with effect from the"
            + " app’s very next request.",
        notice);
  }

  private static String asker(AppDirectory.Listed app) {
    return String.format(
        Locale.ROOT,
        "%s belongs to %s. It says that it uses your data %s (purpose “%s”).",
        app.name(),
        app.organisationName(),
        Words.purpose(app.purpose()),
        app.purpose().term());
  }

  private List<ConsentView.Line> lines(Approvals.Asked asked, Set<DataTypeId> ticked) {
    return new TreeSet<>(asked.types())
        .stream()
            .flatMap(id -> catalogue.type(id).stream())
            .map(type -> line(type, ticked.contains(type.id())))
            .toList();
  }

  private static ConsentView.Line line(DataType type, boolean ticked) {
    var notes = new ArrayList<String>();
    switch (type.concerns()) {
      case OWNER -> {}
      case OWNER_AND_OTHER_PARTY ->
          notes.add("The app sees other people here only if they said yes to it too.");
      case OWNER_AND_TAGGED ->
          notes.add("The app sees a photo only if everyone tagged in it said yes to it too.");
    }
    if (type.specialCategory()) {
      notes.add(
          "This can reveal things that the law protects specially, such as health, belief or whom"
              + " you love.");
    }
    return new ConsentView.Line(type.id().value(), type.title(), type.plain(), notes, ticked);
  }

  private static ConsentView.Period period(int length, int chosen, Instant now) {
    var until = Words.day(now.plus(Duration.ofDays(length)));
    var words =
        switch (length) {
          case 365 -> "One year, until " + until;
          default -> length + " days, until " + until;
        };
    return new ConsentView.Period(length, words, length == chosen);
  }
}
