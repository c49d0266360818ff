package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.AccessRequest;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestId;
import tools.jackson.databind.node.ObjectNode;

/** Who asked for what, and what was ruled, the newest first. */
final class Requests extends Plural<AccessRequest> {
  Requests() {
    super(
        new Heading(
            "requests",
            "Request",
            "Requests and rulings",
            "Who asked for which data, or was offered it unasked, how long they waited, and what was"
                + " ruled, with the reasons.",
            "Nobody has asked for anything beyond their agreement."));
  }

  @Override
  public List<AccessRequest> all(Reading reading) {
    return reading.register().requests().all().reversed();
  }

  @Override
  public Optional<AccessRequest> find(Reading reading, String id) {
    return reading.register().requests().request(new RequestId(id));
  }

  @Override
  public String id(AccessRequest request) {
    return request.id().value();
  }

  @Override
  public String name(Reading reading, AccessRequest request) {
    return reading.appName(request.app())
        + ": "
        + Phrases.types(reading.catalogue(), request.dataTypes());
  }

  @Override
  public String words(AccessRequest request) {
    return request.why() + " " + request.category() + " " + request.app();
  }

  @Override
  public boolean concerns(Reading reading, AccessRequest request, Ref other) {
    return switch (other.kind()) {
      case "apps" -> request.app().value().equals(other.id());
      case "organisations" -> Favour.of(reading, request.app(), other.id());
      default -> other.equals(ref(request));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "apps");
  }

  @Override
  public Cell state(Reading reading, AccessRequest request) {
    return outcome(reading, request);
  }

  /** What was ruled last, or how long it waits. */
  static Cell outcome(Reading reading, AccessRequest request) {
    if (request.appeal().isPresent()) {
      return ruled(request.appeal().get(), "on appeal");
    }
    if (request.appealedAt().isPresent()) {
      return Cell.soon("refused, appealed");
    }
    return request
        .ruling()
        .map(ruling -> ruled(ruling, ""))
        .orElseGet(() -> Cell.soon("waits for " + waited(request, reading.now())));
  }

  private static Cell ruled(AccessRequest.Ruling ruling, String how) {
    return ruling.outcome() == Outcome.GRANTED
        ? Cell.inForce(("granted " + how).strip())
        : Cell.ended(("refused " + how).strip());
  }

  /** From the request to its first ruling, or to a moment if there is none. */
  private static String waited(AccessRequest request, Instant now) {
    return Phrases.days(days(request, now));
  }

  private static long days(AccessRequest request, Instant now) {
    return Phrases.daysBetween(
        request.at(), request.ruling().map(AccessRequest.Ruling::at).orElse(now));
  }

  @Override
  public List<String> columns() {
    return List.of("Asked", "Category", "Waited");
  }

  @Override
  public List<Cell> cells(Reading reading, AccessRequest request) {
    return List.of(
        Cell.of(Words.day(request.at()) + (request.unasked() ? ", offered unasked" : "")),
        Cell.of(request.category()),
        Cell.of(waited(request, reading.now())));
  }

  @Override
  public String lead(Reading reading, AccessRequest request) {
    return request.why();
  }

  @Override
  public List<Fact> facts(Reading reading, AccessRequest request) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("App", reading.app(request.app())));
    facts.add(Fact.of("Its category then", request.category()));
    facts.add(Fact.of("Data", Phrases.types(reading.catalogue(), request.dataTypes())));
    facts.add(Fact.of("For", Phrases.purposes(request.purposes())));
    facts.add(Fact.of(request.unasked() ? "Offered unasked" : "Asked", Words.moment(request.at())));
    facts.add(Fact.of("Waited", waited(request, reading.now())));
    request.appealedAt().ifPresent(at -> facts.add(Fact.of("Appealed", Words.moment(at))));
    return facts;
  }

  @Override
  public List<TableView> tables(Reading reading, AccessRequest request) {
    var rows = new ArrayList<List<Cell>>();
    request.ruling().ifPresent(ruling -> rows.add(row(reading, ruling, "")));
    request.appeal().ifPresent(ruling -> rows.add(row(reading, ruling, "on appeal")));
    return List.of(table("Rulings", List.of("By", "When", "Ruled", "Reasons"), rows, "None yet."));
  }

  private static List<Cell> row(Reading reading, AccessRequest.Ruling ruling, String how) {
    return List.of(
        Who.cell(reading, ruling.by()),
        Cell.of(Words.moment(ruling.at())),
        ruled(ruling, how),
        Cell.of(ruling.reasons()));
  }

  @Override
  public void write(Reading reading, AccessRequest request, ObjectNode json) {
    json.put("app", request.app().value());
    json.put("category", request.category());
    Json.texts(json, "datatypes", request.dataTypes());
    Json.texts(json, "purposes", request.purposes());
    json.put("reason", request.why());
    json.put("unasked", request.unasked());
    json.put("asked_at", request.at().toString());
    json.put("waited_days", days(request, reading.now()));
    request
        .ruling()
        .ifPresent(ruling -> {
          json.put("ruling", ruling.outcome().name().toLowerCase(Locale.ROOT));
          json.put("ruled_at", ruling.at().toString());
          json.put("ruled_by", ruling.by().id());
          json.put("ruling_reason", ruling.reasons());
        });
    request.appealedAt().ifPresent(at -> json.put("appealed_at", at.toString()));
    request
        .appeal()
        .ifPresent(ruling -> {
          json.put("appeal", ruling.outcome().name().toLowerCase(Locale.ROOT));
          json.put("appeal_ruled_at", ruling.at().toString());
          json.put("appeal_ruled_by", ruling.by().id());
        });
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "app",
        "category",
        "datatypes",
        "purposes",
        "unasked",
        "asked_at",
        "waited_days",
        "ruling",
        "ruled_at",
        "ruled_by",
        "appealed_at",
        "appeal",
        "appeal_ruled_at",
        "appeal_ruled_by",
        "reason",
        "ruling_reason");
  }
}
