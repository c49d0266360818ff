package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.OnwardTransfer;
import org.evenhand.register.TransferId;
import tools.jackson.databind.node.ObjectNode;

/** What apps passed on to other parties, as far as is known; the last recorded first. */
final class Transfers extends Plural<OnwardTransfer> {
  Transfers() {
    super(
        new Heading(
            "transfers",
            "Onward transfer",
            "Onward transfers",
            "Apps that passed data on to somebody else: how the platform came to know, since when it"
                + " has known, what it demanded, and what it was told.",
            "No passing on of data is known."));
  }

  @Override
  public List<OnwardTransfer> all(Reading reading) {
    return reading.register().transfers().all().reversed();
  }

  @Override
  public Optional<OnwardTransfer> find(Reading reading, String id) {
    return reading.register().transfers().of(new TransferId(id));
  }

  @Override
  public String id(OnwardTransfer transfer) {
    return transfer.id().value();
  }

  @Override
  public String name(Reading reading, OnwardTransfer transfer) {
    return reading.appName(transfer.app()) + " to " + transfer.recipient();
  }

  @Override
  public String words(OnwardTransfer transfer) {
    return transfer.recipient() + " " + transfer.reason();
  }

  @Override
  public boolean concerns(Reading reading, OnwardTransfer transfer, Ref other) {
    return switch (other.kind()) {
      case "apps" -> transfer.app().value().equals(other.id());
      case "organisations" -> Favour.of(reading, transfer.app(), other.id());
      default -> other.equals(ref(transfer));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "apps");
  }

  @Override
  public Cell state(Reading reading, OnwardTransfer transfer) {
    if (transfer.confirmation().isPresent()) {
      return Cell.ended("said to be deleted");
    }
    return transfer
        .demand()
        .map(demand ->
            demand.isDue(reading.now())
                ? Cell.soon("deletion overdue")
                : Cell.soon("deletion demanded by " + Words.day(demand.by())))
        .orElse(Cell.inForce(how(transfer)));
  }

  private static String how(OnwardTransfer transfer) {
    return transfer.found().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> columns() {
    return List.of("Data", "Known since", "Public since");
  }

  @Override
  public List<Cell> cells(Reading reading, OnwardTransfer transfer) {
    return List.of(
        Cell.of(Phrases.types(reading.catalogue(), transfer.dataTypes())),
        Cell.of(Words.day(transfer.knownSince())),
        Cell.of(Words.day(transfer.recordedAt())));
  }

  @Override
  public String lead(Reading reading, OnwardTransfer transfer) {
    return transfer.reason();
  }

  @Override
  public List<Fact> facts(Reading reading, OnwardTransfer transfer) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("App", reading.app(transfer.app())));
    facts.add(Fact.of("To", transfer.recipient()));
    facts.add(Fact.of("Data", Phrases.types(reading.catalogue(), transfer.dataTypes())));
    facts.add(Fact.of("It was", how(transfer)));
    facts.add(Fact.of("The platform knows since", Words.moment(transfer.knownSince())));
    facts.add(Fact.of("The public knows since", Words.moment(transfer.recordedAt())));
    facts.add(
        Fact.of(
            "Between the two",
            Phrases.days(Phrases.daysBetween(transfer.knownSince(), transfer.recordedAt()))));
    transfer
        .demand()
        .ifPresent(demand -> {
          facts.add(Fact.of("Deletion demanded", Words.moment(demand.at())));
          facts.add(Fact.of("To be deleted by", Words.moment(demand.by())));
        });
    transfer
        .confirmation()
        .ifPresent(word -> {
          facts.add(Fact.of("Said to be deleted", Words.moment(word.at())));
          facts.add(Fact.of("In its words", word.reason()));
        });
    return facts;
  }

  @Override
  public void write(Reading reading, OnwardTransfer transfer, ObjectNode json) {
    json.put("app", transfer.app().value());
    json.put("recipient", transfer.recipient());
    Json.texts(json, "datatypes", transfer.dataTypes());
    json.put("found", how(transfer));
    json.put("known_since", transfer.knownSince().toString());
    json.put("recorded_at", transfer.recordedAt().toString());
    json.put("reason", transfer.reason());
    transfer.demand().ifPresent(demand -> json.put("delete_by", demand.by().toString()));
    transfer.confirmation().ifPresent(word -> json.put("confirmed_at", word.at().toString()));
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "app",
        "recipient",
        "datatypes",
        "found",
        "known_since",
        "recorded_at",
        "delete_by",
        "confirmed_at",
        "reason");
  }
}
