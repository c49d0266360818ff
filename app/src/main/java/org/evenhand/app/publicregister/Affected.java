package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evenhand.app.pages.Words;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionTerms;

/**
 * What a cut-off means for each app that it touches: until when it has what ends, and how it was
 * told.
 */
record Affected(Reading reading, CutOffNotice notice) {
  /** When the public could first know of it: an act may name an earlier day. */
  Optional<Instant> recorded() {
    return reading.first(Ref.cutOff(notice.id())).map(Act::at);
  }

  /** Until when an app has what ends for others: an exception in force may move its end. */
  Instant end(App app) {
    return reading.register().exceptions().inForce(app.id(), reading.now()).stream()
        .filter(terms -> terms.effect().equals(new Effect.Lenience(notice.id())))
        .map(ExceptionTerms::until)
        .filter(until -> until.isAfter(notice.effectiveAt()))
        .max(Instant::compareTo)
        .orElse(notice.effectiveAt());
  }

  /** The notice that an app truly gets, from the notice's entry in the record. */
  private Cell given(App app) {
    var end = end(app);
    var days = Phrases.days(Phrases.daysBetween(recorded().orElse(notice.announcedAt()), end));
    long more = Phrases.daysBetween(notice.effectiveAt(), end);
    return more > 0
        ? Cell.soon(days + ", " + Phrases.days(more) + " more than others")
        : Cell.of(days);
  }

  /** Leads to the notice as a text; says whether and when the app's own receiver took it. */
  private Cell told(App app) {
    var words =
        reading
            .told()
            .of(notice.id(), app.id())
            .map(told ->
                told.delivered()
                    .map(at -> "delivered " + Words.moment(at))
                    .orElseGet(() -> "sent " + Words.moment(told.due()) + ", not taken yet"))
            .orElse("by its page");
    return new Cell(words, NoticeText.path(notice, app), "");
  }

  private Cell attested(App app) {
    return notice.attestations().stream()
        .filter(word -> word.app().equals(app.id()))
        .findFirst()
        .map(word -> Cell.of("on " + Words.day(word.at())))
        .orElse(Cell.of(notice.deleteBy().isPresent() ? "not yet" : "not asked for"));
  }

  TableView table() {
    var touched = reading.touched().by(notice).toList();
    var apps = new Apps();
    var rows =
        touched.stream()
            .limit(Kinds.PAGE)
            .<List<Cell>>map(app ->
                List.of(
                    reading.app(app.id()),
                    reading.organisation(app.organisation()),
                    given(app),
                    told(app),
                    attested(app),
                    apps.state(reading, app)))
            .toList();
    var all =
        new Cell(
            "All " + Phrases.number(touched.size()) + ", as CSV",
            Ref.cutOff(notice.id()).path() + "?format=csv",
            "");
    return new TableView(
        "Apps that it touches, by their agreements as they stand",
        List.of(
            "App",
            "Organisation",
            "Notice truly given",
            "Its notice",
            "Attested deletion",
            "How it stands"),
        rows,
        "No app’s agreement covers what ends.",
        touched.size() > rows.size() ? all : TableView.NO_MORE);
  }

  Csv csv() {
    var apps = new Apps();
    return new Csv(
        List.of(
            "cut_off", "app", "organisation", "ends_at", "delivered_at", "attested", "app_state"),
        reading
            .touched()
            .by(notice)
            .map(app ->
                List.of(
                    notice.id().value(),
                    app.id().value(),
                    app.organisation().value(),
                    end(app).toString(),
                    delivered(app),
                    attested(app).text(),
                    apps.state(reading, app).text()))
            .toList());
  }

  private String delivered(App app) {
    return reading
        .told()
        .of(notice.id(), app.id())
        .flatMap(NoticesTold.Told::delivered)
        .map(Instant::toString)
        .orElse("");
  }
}
