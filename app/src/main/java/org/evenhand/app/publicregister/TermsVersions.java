package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.databind.node.ObjectNode;

/** The versions of the one public offer, the newest first. */
final class TermsVersions implements Kind<Terms> {
  @Override
  public String path() {
    return "terms";
  }

  @Override
  public String word() {
    return "terms";
  }

  @Override
  public String one() {
    return "Terms";
  }

  @Override
  public String title() {
    return "Terms";
  }

  @Override
  public String lead() {
    return "The one public offer, the same for every app. A version never changes; a new one takes"
        + " its place for those who accept it.";
  }

  @Override
  public String none() {
    return "No terms are published.";
  }

  @Override
  public List<Terms> all(Reading reading) {
    return reading.register().termsVersions().reversed();
  }

  @Override
  public Optional<Terms> find(Reading reading, String id) {
    return reading.register().terms(new TermsVersion(id));
  }

  @Override
  public String id(Terms terms) {
    return terms.version().value();
  }

  @Override
  public String name(Reading reading, Terms terms) {
    return "Terms " + terms.version();
  }

  @Override
  public String words(Terms terms) {
    return String.join(" ", terms.offers().keySet().stream().map(Object::toString).toList());
  }

  @Override
  public boolean concerns(Reading reading, Terms terms, Ref other) {
    return other.equals(ref(terms))
        || reading.agreements().stream()
            .filter(agreement -> agreement.terms().equals(terms.version()))
            .anyMatch(agreement ->
                other.equals(Ref.app(agreement.app()))
                    || reading
                        .register()
                        .app(agreement.app())
                        .filter(app -> other.equals(Ref.organisation(app.organisation())))
                        .isPresent());
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, Terms terms) {
    if (terms.effectiveFrom().isAfter(reading.now())) {
      return Cell.soon("takes effect on " + Words.day(terms.effectiveFrom()));
    }
    var current =
        all(reading).stream().filter(t -> !t.effectiveFrom().isAfter(reading.now())).findFirst();
    return current.filter(terms::equals).isPresent()
        ? Cell.inForce("the newest in effect")
        : Cell.ended("an earlier version");
  }

  @Override
  public List<String> columns() {
    return List.of("In effect from", "Data types");
  }

  @Override
  public List<Cell> cells(Reading reading, Terms terms) {
    return List.of(Cell.of(Words.day(terms.effectiveFrom())), Cell.of(terms.offers().size()));
  }

  @Override
  public String lead(Reading reading, Terms terms) {
    return "What any app that accepts this version may ask people for, for which purposes, and"
        + " within which limits. Nothing of it is shown without each person’s own yes.";
  }

  @Override
  public List<Fact> facts(Reading reading, Terms terms) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("In effect from", Words.moment(terms.effectiveFrom())));
    reading
        .first(ref(terms))
        .ifPresent(act -> facts.add(Fact.of("Published", Words.moment(act.at()))));
    facts.add(Fact.of("Calls an hour", Phrases.number(terms.limits().callsPerHour())));
    facts.add(Fact.of("People’s lines an hour", Phrases.number(terms.limits().peoplePerHour())));
    facts.add(Fact.of("May be kept for", Phrases.days(terms.retentionDays())));
    facts.add(Fact.of("Notice of later terms", Phrases.days(terms.noticeDays())));
    if (terms.cutOffNoticeDays() > 0) {
      facts.add(Fact.of("Notice of cut-offs", Phrases.days(terms.cutOffNoticeDays())));
    }
    if (terms.certification().isPresent()) {
      facts.add(Fact.of("Use is certified", Citations.certification(terms)));
    }
    facts.add(new Fact("As linked data", new Cell("ODRL, with DPV", OdrlOffer.path(terms), "")));
    earlier(reading, terms)
        .ifPresent(before ->
            facts.add(
                new Fact(
                    "What changed",
                    new Cell("Since " + before.version(), DiffPage.path(before, terms), ""))));
    return facts;
  }

  /** The version that was published before it. */
  private Optional<Terms> earlier(Reading reading, Terms terms) {
    return all(reading).stream().dropWhile(t -> !t.equals(terms)).skip(1).findFirst();
  }

  @Override
  public List<TableView> tables(Reading reading, Terms terms) {
    var rows = new ArrayList<List<Cell>>();
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) ->
            rows.add(
                List.of(
                    Cell.of(Words.title(reading.catalogue(), type)),
                    Cell.of(Phrases.purposes(purposes)),
                    Cell.of(terms.eligibility().getOrDefault(type, "whoever accepts them")),
                    Cell.of(Prices.words(terms, type)),
                    Cell.of(type))));
    var tables = new ArrayList<TableView>();
    tables.add(
        new TableView(
            "What is offered, and for which purposes",
            List.of("Data", "For", "To apps where", "A line costs", "Name in the API"),
            rows,
            "",
            TableView.NO_MORE));
    tables.addAll(Citations.of(reading, terms));
    return tables;
  }

  @Override
  public void write(Reading reading, Terms terms, ObjectNode json) {
    json.put("effective_from", terms.effectiveFrom().toString());
    var offers = json.putArray("offers");
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) -> {
          var offer = offers.addObject().put("datatype", type.value());
          Json.texts(offer, "purposes", new TreeSet<>(purposes));
          Optional.ofNullable(terms.eligibility().get(type))
              .ifPresent(condition -> offer.put("eligible", condition));
          Prices.write(terms, type, offer);
        });
    terms.currency().ifPresent(currency -> json.put("currency", currency));
    json.putObject("limits")
        .put("calls_per_hour", terms.limits().callsPerHour())
        .put("people_per_hour", terms.limits().peoplePerHour());
    json.put("retention_days", terms.retentionDays());
    json.put("notice_days", terms.noticeDays());
    duties(terms, json);
  }

  private static void duties(Terms terms, ObjectNode json) {
    Json.texts(json, "regimes", terms.regimes());
    json.put("cut_off_notice_days", terms.cutOffNoticeDays());
    terms
        .certification()
        .ifPresent(it ->
            json.putObject("certification")
                .put("days", it.days())
                .put("grace_days", it.graceDays()));
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "effective_from",
        "limits.calls_per_hour",
        "limits.people_per_hour",
        "retention_days",
        "notice_days",
        "cut_off_notice_days",
        "regimes");
  }

  @Override
  public Optional<Csv> ownCsv(Reading reading, Terms terms) {
    var rows = new ArrayList<List<String>>();
    new TreeMap<>(terms.offers())
        .forEach((type, purposes) ->
            new TreeSet<>(purposes)
                .forEach(purpose ->
                    rows.add(
                        List.of(
                            terms.version().value(),
                            type.value(),
                            purpose.term(),
                            terms.eligibility().getOrDefault(type, ""),
                            Prices.stated(terms, type, purpose).map(Object::toString).orElse(""),
                            terms.currency().orElse("")))));
    return Optional.of(
        new Csv(List.of("version", "datatype", "purpose", "eligible", "price", "currency"), rows));
  }
}
