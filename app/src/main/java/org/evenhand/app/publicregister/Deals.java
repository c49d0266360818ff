package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Commitment;
import org.evenhand.register.Deal;
import org.evenhand.register.DealId;
import org.evenhand.register.ExceptionCase;
import org.evenhand.vocabulary.AppId;
import tools.jackson.databind.node.ObjectNode;

/** What was agreed with one organisation beside the terms, the last opened first. */
final class Deals extends Plural<Deal> {
  Deals() {
    super(
        new Heading(
            "deals",
            "Deal",
            "Deals",
            "Everything that was agreed, or only spoken of, with one organisation: what each side"
                + " gives, who began it, and how it differs from what everybody is offered.",
            "No deal is recorded: everybody has the terms."));
  }

  @Override
  public List<Deal> all(Reading reading) {
    return reading.register().deals().all().reversed();
  }

  @Override
  public Optional<Deal> find(Reading reading, String id) {
    return reading.register().deals().deal(new DealId(id));
  }

  @Override
  public String id(Deal deal) {
    return deal.id().value();
  }

  @Override
  public String name(Reading reading, Deal deal) {
    return deal.title();
  }

  @Override
  public String words(Deal deal) {
    return deal.organisation()
        + " "
        + String.join(" ", deal.gives())
        + " "
        + String.join(" ", deal.gets());
  }

  @Override
  public boolean concerns(Reading reading, Deal deal, Ref other) {
    return other.equals(ref(deal)) || other.equals(Ref.organisation(deal.organisation()));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations");
  }

  @Override
  public Cell state(Reading reading, Deal deal) {
    return switch (deal.state()) {
      case DISCUSSED -> Cell.soon("only spoken of");
      case OFFERED -> Cell.soon("offered");
      case SIGNED -> Cell.inForce("signed");
      case PERFORMED -> Cell.inForce("performed");
      case ENDED -> Cell.ended("ended");
    };
  }

  @Override
  public List<String> columns() {
    return List.of("With", "Since");
  }

  @Override
  public List<Cell> cells(Reading reading, Deal deal) {
    return List.of(reading.organisation(deal.organisation()), Cell.of(Words.day(deal.since())));
  }

  @Override
  public String lead(Reading reading, Deal deal) {
    return "A deal with " + reading.organisationName(deal.organisation()) + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Deal deal) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("With", reading.organisation(deal.organisation())));
    facts.add(new Fact("Instigated by", Who.cell(reading, deal.instigator())));
    facts.add(Fact.of("So since", Words.moment(deal.since())));
    deal.documents().stream()
        .map(Commitment::sha256)
        .forEach(hash -> facts.add(Fact.of("Document (SHA-256)", hash)));
    return facts;
  }

  @Override
  public List<TableView> tables(Reading reading, Deal deal) {
    return List.of(
        table(
            "What the platform gives",
            List.of("Given"),
            deal.gives().stream().map(one -> List.of(Cell.of(one))).toList(),
            "Nothing."),
        table(
            "What the platform gets",
            List.of("Got"),
            deal.gets().stream().map(one -> List.of(Cell.of(one))).toList(),
            "Nothing."),
        table(
            "How it differs from the standard terms",
            List.of("Exception", "Difference", "State"),
            exceptions(reading, deal)
                .flatMap(one ->
                    Favour.words(reading, one.terms()).stream()
                        .<List<Cell>>map(words ->
                            List.of(
                                Cell.to(
                                    new Ref("exceptions", one.terms().id().value()),
                                    one.terms().id().value()),
                                Cell.of(words),
                                new Exceptions().state(reading, one))))
                .toList(),
            "In nothing: no exception belongs to it."),
        Exchange.in(reading, deal.id().value()),
        Exchange.out(reading, app -> owns(reading, deal, app)));
  }

  private static boolean owns(Reading reading, Deal deal, AppId app) {
    return reading.appsOf(deal.organisation()).stream().anyMatch(one -> one.id().equals(app));
  }

  private static Stream<ExceptionCase> exceptions(Reading reading, Deal deal) {
    return reading.register().exceptions().all().stream()
        .filter(one -> one.terms().deal().filter(deal.id()::equals).isPresent());
  }

  @Override
  public void write(Reading reading, Deal deal, ObjectNode json) {
    json.put("organisation", deal.organisation().value());
    var gives = json.putArray("gives");
    deal.gives().forEach(gives::add);
    var gets = json.putArray("gets");
    deal.gets().forEach(gets::add);
    json.put("instigator", deal.instigator().role() + " " + deal.instigator().id());
    json.put("life", deal.state().name().toLowerCase(Locale.ROOT));
    json.put("since", deal.since().toString());
    Json.texts(json, "documents", deal.documents());
    var differs = json.putArray("differs_from_terms");
    exceptions(reading, deal)
        .flatMap(one -> Favour.words(reading, one.terms()).stream())
        .forEach(differs::add);
  }

  @Override
  public List<String> csvColumns() {
    return List.of("organisation", "life", "since", "instigator", "gives", "gets");
  }
}
