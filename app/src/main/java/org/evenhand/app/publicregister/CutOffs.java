package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.OrganisationId;
import tools.jackson.databind.node.ObjectNode;

/** Notices that something ends, the newest first. */
final class CutOffs implements Kind<CutOffNotice> {
  @Override
  public String path() {
    return "cutoffs";
  }

  @Override
  public String word() {
    return "cut_off";
  }

  @Override
  public String one() {
    return "Cut-off";
  }

  @Override
  public String title() {
    return "Cut-offs";
  }

  @Override
  public String lead() {
    return "Notices that a data type, a purpose, an app or all apps of an organisation are closed:"
        + " when that was announced, from when it holds, and whom it touches.";
  }

  @Override
  public String none() {
    return "Nothing was cut off. Every notice will be listed here from the moment that it is given.";
  }

  @Override
  public List<CutOffNotice> all(Reading reading) {
    return reading.register().cutOffs().reversed();
  }

  @Override
  public Optional<CutOffNotice> find(Reading reading, String id) {
    return reading.register().cutOff(new CutOffId(id));
  }

  @Override
  public String id(CutOffNotice notice) {
    return notice.id().value();
  }

  @Override
  public String name(Reading reading, CutOffNotice notice) {
    return Phrases.target(reading, notice.target());
  }

  @Override
  public String words(CutOffNotice notice) {
    return notice.reason()
        + " "
        + switch (notice.target()) {
          case Target.OfApp(var app) -> app.value();
          case Target.OfOrganisation(var organisation) -> organisation.value();
          case Target.OfDataType(var type) -> type.value();
          case Target.OfPurpose(var purpose) -> purpose.term();
        };
  }

  @Override
  public boolean concerns(Reading reading, CutOffNotice notice, Ref other) {
    return switch (other.kind()) {
      case "organisations" ->
          notice.target().equals(new Target.OfOrganisation(new OrganisationId(other.id())))
              || reading.appsOf(new OrganisationId(other.id())).stream()
                  .anyMatch(app -> reading.touched().touches(notice, app));
      case "apps" ->
          reading
              .register()
              .app(new AppId(other.id()))
              .filter(app -> reading.touched().touches(notice, app))
              .isPresent();
      default -> other.equals(ref(notice));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "apps");
  }

  @Override
  public Cell state(Reading reading, CutOffNotice notice) {
    if (notice.withdrawn()) {
      return Cell.ended("taken back");
    }
    return notice.bites(reading.now())
        ? Cell.ended("closed")
        : Cell.soon("closes on " + Words.day(notice.effectiveAt()));
  }

  @Override
  public List<String> columns() {
    return List.of("Announced", "Holds from", "Notice");
  }

  @Override
  public List<Cell> cells(Reading reading, CutOffNotice notice) {
    return List.of(
        Cell.of(Words.day(notice.announcedAt())),
        Cell.of(Words.day(notice.effectiveAt())),
        Cell.of(Phrases.days(notice(notice))));
  }

  private static long notice(CutOffNotice notice) {
    return Phrases.daysBetween(notice.announcedAt(), notice.effectiveAt());
  }

  @Override
  public String lead(Reading reading, CutOffNotice notice) {
    return notice.reason();
  }

  @Override
  public List<Fact> facts(Reading reading, CutOffNotice notice) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("What ends", target(reading, notice)));
    facts.add(Fact.of("Announced", Words.moment(notice.announcedAt())));
    facts.add(Fact.of("Holds from", Words.moment(notice.effectiveAt())));
    facts.add(Fact.of("Notice", Phrases.days(notice(notice)) + " by these dates"));
    recorded(reading, notice)
        .ifPresent(at -> {
          facts.add(Fact.of("Recorded", Words.moment(at)));
          facts.add(Fact.of("Notice by the record", noticeSince(at, notice.effectiveAt())));
        });
    notice.deleteBy().ifPresent(by -> facts.add(Fact.of("To be deleted by", Words.moment(by))));
    notice
        .reviewBy()
        .ifPresent(by -> facts.add(new Fact("Emergency", review(notice, by, reading))));
    facts.add(new Fact("Announced by", Who.cell(reading, notice.by())));
    facts.add(Fact.of("Apps touched", Phrases.number(reading.touched().by(notice).count())));
    return facts;
  }

  /**
   * An emergency's notice is none; somebody else looks at it again in time, or the page says so.
   */
  private static Cell review(CutOffNotice notice, Instant by, Reading reading) {
    return notice
        .review()
        .map(review ->
            Cell.of(
                "reviewed on "
                    + Words.day(review.at())
                    + " by "
                    + Who.cell(reading, review.by()).text()
                    + (review.upheld() ? ", upheld: " : ", not upheld: ")
                    + review.reason()))
        .orElseGet(() ->
            reading.now().isAfter(by)
                ? Cell.soon("review overdue since " + Words.day(by))
                : Cell.soon("to be reviewed by " + Words.day(by)));
  }

  private static Cell target(Reading reading, CutOffNotice notice) {
    var words = Phrases.target(reading, notice.target());
    return switch (notice.target()) {
      case Target.OfApp(var app) -> Cell.to(Ref.app(app), words);
      case Target.OfOrganisation(var organisation) ->
          Cell.to(Ref.organisation(organisation), words);
      case Target.OfDataType _, Target.OfPurpose _ -> Cell.of(words);
    };
  }

  private static Optional<Instant> recorded(Reading reading, CutOffNotice notice) {
    return new Affected(reading, notice).recorded();
  }

  private static String noticeSince(Instant recorded, Instant effective) {
    return recorded.isAfter(effective)
        ? "none: it was recorded after it took effect"
        : Phrases.days(Phrases.daysBetween(recorded, effective)) + " from its entry to its effect";
  }

  @Override
  public List<TableView> tables(Reading reading, CutOffNotice notice) {
    var tables = new ArrayList<>(Citations.of(reading, notice));
    tables.add(new Affected(reading, notice).table());
    return tables;
  }

  @Override
  public void write(Reading reading, CutOffNotice notice, ObjectNode json) {
    var of = json.putObject("of");
    switch (notice.target()) {
      case Target.OfApp(var app) -> of.put("app", app.value());
      case Target.OfOrganisation(var organisation) -> of.put("organisation", organisation.value());
      case Target.OfDataType(var type) -> of.put("datatype", type.value());
      case Target.OfPurpose(var purpose) -> of.put("purpose", purpose.term());
    }
    json.put("reason", notice.reason());
    json.put("announced_at", notice.announcedAt().toString());
    json.put("effective_at", notice.effectiveAt().toString());
    json.put("notice_days", notice(notice));
    recorded(reading, notice)
        .ifPresent(at -> {
          json.put("recorded_at", at.toString());
          json.put("notice_days_by_record", Phrases.daysBetween(at, notice.effectiveAt()));
        });
    notice.deleteBy().ifPresent(by -> json.put("delete_by", by.toString()));
    notice.reviewBy().ifPresent(by -> json.put("review_by", by.toString()));
    notice.review().ifPresent(review -> json.put("upheld", review.upheld()));
    Citations.write(reading, notice, json);
    json.put("withdrawn", notice.withdrawn());
    json.put("apps_touched_total", reading.touched().by(notice).count());
    Json.texts(
        json, "apps_touched", reading.touched().by(notice).limit(Kinds.PAGE).map(App::id).toList());
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "of.app",
        "of.organisation",
        "of.datatype",
        "of.purpose",
        "announced_at",
        "effective_at",
        "notice_days",
        "recorded_at",
        "notice_days_by_record",
        "withdrawn",
        "apps_touched_total",
        "reason");
  }

  @Override
  public Optional<Csv> ownCsv(Reading reading, CutOffNotice notice) {
    return Optional.of(new Affected(reading, notice).csv());
  }
}
