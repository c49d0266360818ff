package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Band;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceId;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.DataTypeId;
import tools.jackson.databind.node.ObjectNode;

/** What organisations owe for lines that their apps drew, the last issued first. */
final class Invoices extends Plural<Invoice> {
  Invoices() {
    super(
        new Heading(
            "invoices",
            "Invoice",
            "Invoices",
            "What organisations owe for data that is sold by the line: counted in the record, by the"
                + " prices of the terms or of a public exception. The same days count for everybody;"
                + " what stays unpaid suspends agreements.",
            "No invoice was issued: nothing was sold."));
  }

  @Override
  public List<Invoice> all(Reading reading) {
    return reading.register().invoices().all().reversed();
  }

  @Override
  public Optional<Invoice> find(Reading reading, String id) {
    return reading.register().invoices().of(new InvoiceId(id));
  }

  @Override
  public String id(Invoice invoice) {
    return invoice.id().value();
  }

  @Override
  public String name(Reading reading, Invoice invoice) {
    return reading.organisationName(invoice.organisation()) + ", " + invoice.period();
  }

  @Override
  public String words(Invoice invoice) {
    return invoice.organisation() + " " + invoice.amounts().keySet();
  }

  @Override
  public boolean concerns(Reading reading, Invoice invoice, Ref other) {
    return switch (other.kind()) {
      case "agreements" -> invoice.holds().contains(new AgreementId(other.id()));
      case "organisations" -> invoice.organisation().value().equals(other.id());
      default -> other.equals(ref(invoice));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "agreements");
  }

  @Override
  public Cell state(Reading reading, Invoice invoice) {
    return switch (invoice.state(reading.now())) {
      case OPEN -> Cell.soon("to be paid");
      case OVERDUE -> Cell.soon("overdue");
      case SUSPENDING -> Cell.inForce("unpaid; agreements suspended");
      case PAID -> Cell.ended("paid");
      case CREDITED -> Cell.ended("not owed");
    };
  }

  @Override
  public List<String> columns() {
    return List.of("Owed by", "Amount", "Due");
  }

  @Override
  public List<Cell> cells(Reading reading, Invoice invoice) {
    return List.of(
        reading.organisation(invoice.organisation()),
        Cell.of(Money.band(invoice.total())),
        Cell.of(Words.day(invoice.dueAt())));
  }

  @Override
  public String lead(Reading reading, Invoice invoice) {
    return "What "
        + reading.organisationName(invoice.organisation())
        + " owes for the lines that its apps drew from "
        + invoice.period()
        + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Invoice invoice) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Owed by", reading.organisation(invoice.organisation())));
    facts.add(Fact.of("Amount", Money.band(invoice.total())));
    facts.add(Fact.of("Issued", Words.moment(invoice.issuedAt())));
    facts.add(Fact.of("Due", Words.moment(invoice.dueAt())));
    invoice
        .suspendsAt()
        .ifPresent(
            end -> facts.add(Fact.of("Said to be overdue; suspends from", Words.moment(end))));
    invoice.paidOn().ifPresent(day -> facts.add(Fact.of("Paid on", day)));
    facts.add(Fact.of("Commitment to the exact lines and sums (SHA-256)", invoice.statement()));
    return facts;
  }

  @Override
  public List<TableView> tables(Reading reading, Invoice invoice) {
    return List.of(
        table(
            "For which data",
            List.of("Data", "Amount"),
            invoice.amounts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one ->
                    List.of(
                        Cell.of(Words.title(reading.catalogue(), one.getKey())),
                        Cell.of(Money.band(one.getValue()))))
                .toList(),
            "For none that concerned ten people or more."),
        table(
            "What was suspended for it",
            List.of("Agreement"),
            invoice.holds().stream()
                .sorted()
                .map(id -> List.of(Cell.to(new Ref("agreements", id.value()), id.value())))
                .toList(),
            "Nothing."),
        table(
            "Credit notes",
            List.of("Note", "Amount", "What is left", "By", "Why"),
            invoice.credits().stream().map(one -> credit(reading, one)).toList(),
            "None: nothing of it was forgiven."));
  }

  private static List<Cell> credit(Reading reading, Invoice.Credit credit) {
    return List.of(
        Cell.of(credit.id() + ", " + Words.day(credit.at())),
        Cell.of(Money.band(credit.amount())),
        Cell.of(credit.settles() ? "nothing" : "the rest"),
        Who.cell(reading, credit.by()),
        Cell.of(credit.reason()));
  }

  /** What was invoiced for each data type, over all organisations. */
  @Override
  public List<TableView> beside(Reading reading) {
    var sums = new TreeMap<Sold, List<Band>>();
    for (var invoice : reading.register().invoices().all()) {
      invoice
          .amounts()
          .forEach((type, band) ->
              sums.computeIfAbsent(new Sold(type, band.currency()), _ -> new ArrayList<>())
                  .add(band));
    }
    return List.of(
        table(
            "Invoiced for each data type",
            List.of("Data", "Invoices", "Together"),
            sums.entrySet().stream()
                .map(one ->
                    List.of(
                        Cell.of(Words.title(reading.catalogue(), one.getKey().type())),
                        Cell.of(Phrases.number(one.getValue().size())),
                        Cell.of(Money.sum(one.getValue(), one.getKey().currency()))))
                .toList(),
            "Nothing."));
  }

  private record Sold(DataTypeId type, String currency) implements Comparable<Sold> {
    @Override
    public int compareTo(Sold other) {
      return Comparator.comparing(Sold::type).thenComparing(Sold::currency).compare(this, other);
    }
  }

  @Override
  public void write(Reading reading, Invoice invoice, ObjectNode json) {
    json.put("organisation", invoice.organisation().value());
    json.put("from", invoice.from().toString());
    json.put("until", invoice.until().toString());
    json.put("stands", invoice.state(reading.now()).name().toLowerCase(Locale.ROOT));
    put(json, invoice.total());
    var amounts = json.putObject("amounts");
    invoice.amounts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> put(amounts.putObject(one.getKey().value()), one.getValue()));
    json.put("issued_at", invoice.issuedAt().toString());
    json.put("due_at", invoice.dueAt().toString());
    invoice.suspendsAt().ifPresent(end -> json.put("suspends_at", end.toString()));
    invoice.paidOn().ifPresent(day -> json.put("paid_on", day.toString()));
    Json.texts(json, "suspended", invoice.holds());
    var credits = json.putArray("credit_notes");
    for (var credit : invoice.credits()) {
      put(
          credits
              .addObject()
              .put("id", credit.id().value())
              .put("at", credit.at().toString())
              .put("by", credit.by().role() + " " + credit.by().id())
              .put("reason", credit.reason())
              .put("settles", credit.settles()),
          credit.amount());
    }
    json.put("commitment", invoice.statement().sha256());
  }

  private static void put(ObjectNode json, Band band) {
    json.put("at_least", band.atLeast());
    json.put("below", band.below());
    json.put("currency", band.currency());
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "organisation",
        "from",
        "until",
        "at_least",
        "below",
        "currency",
        "issued_at",
        "due_at",
        "suspends_at",
        "paid_on",
        "commitment");
  }
}
