package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.register.App;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;
import tools.jackson.databind.node.ObjectNode;

/** What calls the API. */
final class Apps implements Kind<App> {
  @Override
  public String path() {
    return "apps";
  }

  @Override
  public String word() {
    return "app";
  }

  @Override
  public String one() {
    return "App";
  }

  @Override
  public String title() {
    return "Apps";
  }

  @Override
  public String lead() {
    return "What may ask people for their data here. An app sees nothing without an agreement, and"
        + " then only what each person concerned said yes to.";
  }

  @Override
  public String none() {
    return "No app is registered.";
  }

  @Override
  public List<App> all(Reading reading) {
    return reading.register().apps();
  }

  @Override
  public Optional<App> find(Reading reading, String id) {
    return reading.register().app(new AppId(id));
  }

  @Override
  public String id(App app) {
    return app.id().value();
  }

  @Override
  public String name(Reading reading, App app) {
    return app.name();
  }

  @Override
  public String words(App app) {
    return app.name() + " " + app.category() + " " + app.description();
  }

  @Override
  public boolean concerns(Reading reading, App app, Ref other) {
    return other.equals(ref(app)) || other.equals(Ref.organisation(app.organisation()));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations");
  }

  @Override
  public Cell state(Reading reading, App app) {
    return switch (reading.register().standing(app.id(), reading.now())) {
      case Standing.None _ -> Cell.ended("no agreement in force");
      case Standing.Suspended _ -> Cell.soon("agreement suspended");
      case Standing.CutOff _ -> Cell.ended("cut off");
      case Standing.InForce _ -> Cell.inForce("agreement in force");
    };
  }

  @Override
  public List<String> columns() {
    return List.of("Organisation", "Category", "Purposes");
  }

  @Override
  public List<Cell> cells(Reading reading, App app) {
    return List.of(
        reading.organisation(app.organisation()),
        Cell.of(app.category()),
        Cell.of(Phrases.purposes(app.purposes())));
  }

  @Override
  public String lead(Reading reading, App app) {
    return "In its own words: " + app.description();
  }

  @Override
  public List<Fact> facts(Reading reading, App app) {
    return List.of(
        new Fact("Organisation", reading.organisation(app.organisation())),
        Fact.of("Category", app.category()),
        Fact.of("Declared purposes", Phrases.purposes(app.purposes())),
        new Fact("Home page", new Cell(app.homepage().toString(), app.homepage().toString(), "")));
  }

  @Override
  public List<TableView> tables(Reading reading, App app) {
    var rows = new ArrayList<List<Cell>>();
    offer(reading, app).ifPresent(offer -> rows.addAll(rows(reading, offer)));
    return List.of(
        new TableView(
            "What it may ask people for",
            List.of("Data", "For", "State"),
            rows,
            "Nothing now: it has no agreement that counts.",
            TableView.NO_MORE));
  }

  /** What its agreement gives it, whatever was cut off of that. */
  private static Optional<Offer> offer(Reading reading, App app) {
    return reading.register().standing(app.id(), reading.now())
            instanceof Standing.InForce(var offer)
        ? Optional.of(offer)
        : Optional.empty();
  }

  private static List<List<Cell>> rows(Reading reading, Offer offer) {
    var rows = new ArrayList<List<Cell>>();
    byType(offer)
        .forEach((type, purposes) ->
            purposes.forEach(purpose ->
                rows.add(
                    List.of(
                        Cell.of(Words.title(reading.catalogue(), type)),
                        Cell.of(Phrases.purpose(purpose)),
                        state(reading, offer, type, purpose)))));
    return rows;
  }

  private static Map<DataTypeId, Set<Purpose>> byType(Offer offer) {
    var byType = new TreeMap<DataTypeId, Set<Purpose>>();
    offer
        .byPurpose()
        .forEach((purpose, types) ->
            types.forEach(type -> byType.computeIfAbsent(type, _ -> new TreeSet<>()).add(purpose)));
    return byType;
  }

  private static Cell state(Reading reading, Offer offer, DataTypeId type, Purpose purpose) {
    if (offer.offers(reading.catalogue(), type, purpose, reading.now()) == Offered.CUT_OFF) {
      return Cell.ended("cut off");
    }
    return end(offer, type, purpose)
        .map(end -> Cell.soon("ends on " + Words.day(end)))
        .orElseGet(() -> Cell.inForce("open"));
  }

  private static Optional<Instant> end(Offer offer, DataTypeId type, Purpose purpose) {
    var ends = new TreeSet<Instant>();
    offer
        .typesCutOff()
        .forEach((cut, at) -> {
          if (cut.holds(type)) {
            ends.add(at);
          }
        });
    Optional.ofNullable(offer.purposesCutOff().get(purpose)).ifPresent(ends::add);
    return ends.stream().findFirst();
  }

  @Override
  public void write(Reading reading, App app, ObjectNode json) {
    json.put("organisation", app.organisation().value());
    json.put("category", app.category());
    Json.texts(json, "purposes", app.purposes());
    json.put("homepage", app.homepage().toString());
    json.put("description", app.description());
    var may = json.putArray("may_ask_for");
    offer(reading, app)
        .ifPresent(offer ->
            byType(offer)
                .forEach((type, purposes) ->
                    purposes.forEach(purpose ->
                        may.addObject()
                            .put("datatype", type.value())
                            .put("purpose", purpose.term())
                            .put("state", state(reading, offer, type, purpose).text()))));
  }

  @Override
  public List<String> csvColumns() {
    return List.of("organisation", "category", "purposes", "homepage", "description");
  }
}
