package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.evenhand.app.pages.Words;
import org.evenhand.register.AccessRequest;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionCase;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import tools.jackson.databind.node.ObjectNode;

/** Departures from the terms for somebody named, the newest first. */
final class Exceptions extends Plural<ExceptionCase> {
  Exceptions() {
    super(
        new Heading(
            "exceptions",
            "Exception",
            "Exceptions",
            "Departures from the terms, in somebody’s favour or against them. Each takes two untied"
                + " approvals, counts only once the public log holds it, and ends by itself. None"
                + " stands in for anybody’s consent.",
            "Nobody has, or ever had, anything but the terms."));
  }

  @Override
  public List<ExceptionCase> all(Reading reading) {
    return reading.register().exceptions().all().reversed();
  }

  @Override
  public Optional<ExceptionCase> find(Reading reading, String id) {
    return reading.register().exceptions().of(new ExceptionId(id));
  }

  @Override
  public String id(ExceptionCase one) {
    return one.terms().id().value();
  }

  @Override
  public String name(Reading reading, ExceptionCase one) {
    return Favour.brief(reading, one.terms().effect());
  }

  @Override
  public String words(ExceptionCase one) {
    return one.justification() + " " + one.terms().organisation() + " " + one.terms().apps();
  }

  @Override
  public boolean concerns(Reading reading, ExceptionCase one, Ref other) {
    var terms = one.terms();
    return switch (other.kind()) {
      case "organisations" -> terms.organisation().value().equals(other.id());
      case "apps" -> terms.apps().stream().anyMatch(app -> app.value().equals(other.id()));
      case "deals" -> terms.deal().filter(deal -> deal.value().equals(other.id())).isPresent();
      case "programmes" -> terms.programme().filter(p -> p.value().equals(other.id())).isPresent();
      case "cutoffs" ->
          terms.effect() instanceof Effect.Lenience(var cut) && cut.value().equals(other.id());
      case "considerations" ->
          terms.considerations().stream().anyMatch(given -> given.value().equals(other.id()));
      default -> other.equals(ref(one));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "apps", "deals", "programmes", "cutoffs", "considerations");
  }

  @Override
  public Cell state(Reading reading, ExceptionCase one) {
    return switch (one.state(reading.now())) {
      case PROPOSED -> Cell.soon("proposed");
      case APPROVED -> Cell.soon("approved, not public yet");
      case PUBLISHED -> Cell.soon("begins on " + Words.day(one.terms().from()));
      case IN_FORCE -> Cell.inForce("in force, " + left(reading, one) + " left");
      case SUSPENDED -> Cell.soon("suspended: a tie came to light");
      case REVOKED -> Cell.ended("revoked");
      case EXPIRED -> Cell.ended("expired");
    };
  }

  private static String left(Reading reading, ExceptionCase one) {
    return Phrases.days(Phrases.daysBetween(reading.now(), one.terms().until()));
  }

  @Override
  public List<String> columns() {
    return List.of("For", "Apps", "Until");
  }

  @Override
  public List<Cell> cells(Reading reading, ExceptionCase one) {
    return List.of(
        reading.organisation(one.terms().organisation()),
        Cell.of(Favour.apps(reading, one.terms().apps())),
        Cell.of(Words.day(one.terms().until())));
  }

  @Override
  public String lead(Reading reading, ExceptionCase one) {
    return String.join(" ", Favour.words(reading, one.terms()));
  }

  @Override
  public List<Fact> facts(Reading reading, ExceptionCase one) {
    var terms = one.terms();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("For", reading.organisation(terms.organisation())));
    facts.add(Fact.of("Its apps", Favour.apps(reading, terms.apps())));
    facts.add(Fact.of("From", Words.moment(terms.from())));
    facts.add(Fact.of("Until", Words.moment(terms.until())));
    facts.add(Fact.of("Justification", one.justification()));
    facts.add(new Fact("Instigated by", Who.cell(reading, terms.instigator())));
    facts.add(new Fact("Proposed by", Who.cell(reading, one.proposer())));
    facts.add(Fact.of("Proposed", Words.moment(one.proposedAt())));
    facts.add(Fact.of("As it stands, because", one.because()));
    facts.add(Fact.of("People reached through it in thirty days", reached(reading, one)));
    terms.deal().ifPresent(deal -> facts.add(new Fact("Deal", to("deals", deal))));
    terms.programme().ifPresent(p -> facts.add(new Fact("Programme", to("programmes", p))));
    terms.renews().ifPresent(former -> facts.add(new Fact("Renews", to("exceptions", former))));
    return facts;
  }

  private static String reached(Reading reading, ExceptionCase one) {
    if (!reading.traffic().counted()) {
      return "being counted";
    }
    long people = reading.traffic().reached(one.terms().id());
    return people == 0 ? "none, or fewer than ten" : "at least " + Phrases.number(people);
  }

  private static Cell to(String kind, Object id) {
    return Cell.to(new Ref(kind, id.toString()), id.toString());
  }

  @Override
  public List<TableView> tables(Reading reading, ExceptionCase one) {
    var tables = new ArrayList<TableView>();
    tables.add(approvals(reading, one));
    tables.add(
        table(
            "What was given for it",
            List.of("What", "Amount", "For the days"),
            one.terms().considerations().stream()
                .flatMap(id -> reading.register().deals().consideration(id).stream())
                .<List<Cell>>map(given ->
                    List.of(
                        Cell.to(
                            new Ref("considerations", given.id().value()),
                            Considerations.kind(given.kind())),
                        Cell.of(Money.band(given.amount())),
                        Cell.of(Considerations.days(given))))
                .toList(),
            "Nothing, as far as the register says."));
    tables.add(others(reading, one));
    return tables;
  }

  private TableView approvals(Reading reading, ExceptionCase one) {
    var rows = new ArrayList<List<Cell>>();
    for (var approval : one.approvals()) {
      rows.add(
          List.of(
              Who.officer(reading, approval.officer()),
              Cell.inForce("counts"),
              Cell.of(approval.reason())));
    }
    for (var refused : reading.register().exceptions().refused()) {
      if (refused.exception().equals(one.terms().id())) {
        rows.add(
            List.of(
                Who.cell(reading, refused.actor()),
                Cell.ended("does not count"),
                Cell.of(refused.because())));
      }
    }
    return table(
        "Approvals; it takes two", List.of("By", "State", "Why"), rows, "Nobody approved it.");
  }

  /** Who asked for the same, in the category that its apps had when it was proposed. */
  private static TableView others(Reading reading, ExceptionCase one) {
    var categories = new TreeSet<>(one.categories().values());
    var about = about(reading, one.terms().effect());
    var rows =
        reading.register().requests().all().reversed().stream()
            .filter(request -> categories.contains(request.category()))
            .filter(request -> !one.terms().apps().contains(request.app()))
            .filter(request -> same(about, request))
            .<List<Cell>>map(request ->
                List.of(
                    Cell.to(
                        new Ref("requests", request.id().value()), reading.appName(request.app())),
                    Cell.of(Phrases.types(reading.catalogue(), request.dataTypes())),
                    Cell.of(Words.day(request.at())),
                    Requests.outcome(reading, request)))
            .toList();
    return first(
        "Others in the same category ("
            + String.join(", ", categories)
            + ") who asked for the same",
        List.of("App", "Asked for", "When", "Got"),
        rows,
        "Nobody else in that category asked for the same.");
  }

  /** The data that an exception is about. */
  private static Collection<DataTypeId> about(Reading reading, Effect effect) {
    return switch (effect) {
      case Effect.Wider(var some, _) -> some;
      case Effect.Narrower(var some, _) -> some;
      case Effect.Price(var prices, _) -> prices.keySet();
      case Effect.Lenience(var id) ->
          reading.register().cutOff(id).map(CutOffNotice::target).stream()
              .flatMap(target ->
                  target instanceof Target.OfDataType(var type) ? Stream.of(type) : Stream.empty())
              .toList();
      case Effect.OtherLimits _ -> List.of();
    };
  }

  private static boolean same(Collection<DataTypeId> types, AccessRequest request) {
    return types.stream()
        .anyMatch(type ->
            request.dataTypes().stream().anyMatch(asked -> type.holds(asked) || asked.holds(type)));
  }

  @Override
  public void write(Reading reading, ExceptionCase one, ObjectNode json) {
    var terms = one.terms();
    json.put("organisation", terms.organisation().value());
    Json.texts(json, "apps", terms.apps());
    json.put(
        "effect", terms.effect().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    Json.texts(json, "beyond_the_terms", Favour.words(reading, terms));
    json.put("from", terms.from().toString());
    json.put("until", terms.until().toString());
    json.put("people_reached_at_least", reading.traffic().reached(one.terms().id()));
    json.put("justification", one.justification());
    json.put("instigator", terms.instigator().role() + " " + terms.instigator().id());
    json.put("proposer", one.proposer().role() + " " + one.proposer().id());
    json.put("proposed_at", one.proposedAt().toString());
    Json.texts(json, "approved_by", one.approvals().stream().map(a -> a.officer()).toList());
    json.put(
        "approvals_refused",
        reading.register().exceptions().refused().stream()
            .filter(refused -> refused.exception().equals(terms.id()))
            .count());
    Json.texts(json, "considerations", terms.considerations());
    Json.texts(json, "categories", new TreeSet<>(one.categories().values()));
    terms.deal().ifPresent(deal -> json.put("deal", deal.value()));
    terms.programme().ifPresent(programme -> json.put("programme", programme.value()));
    terms.renews().ifPresent(former -> json.put("renews", former.value()));
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "organisation",
        "apps",
        "effect",
        "from",
        "until",
        "instigator",
        "proposer",
        "proposed_at",
        "approved_by",
        "approvals_refused",
        "considerations",
        "categories",
        "deal",
        "programme",
        "renews",
        "justification");
  }
}
