package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import tools.jackson.databind.node.ObjectNode;

/** What organisations gave or got, the last recorded first. */
final class Considerations extends Plural<Consideration> {
  Considerations() {
    super(
        new Heading(
            "considerations",
            "Consideration",
            "Considerations",
            "What organisations gave or got: advertising bought, payments, data in return, launches,"
                + " ties. Amounts stand here as the two powers of ten between which they lie; a"
                + " commitment binds the exact one.",
            "No consideration is recorded."));
  }

  @Override
  public List<Consideration> all(Reading reading) {
    return reading.register().deals().considerations().reversed();
  }

  @Override
  public Optional<Consideration> find(Reading reading, String id) {
    return reading.register().deals().consideration(new ConsiderationId(id));
  }

  @Override
  public String id(Consideration given) {
    return given.id().value();
  }

  @Override
  public String name(Reading reading, Consideration given) {
    return kind(given.kind()) + ", " + days(given);
  }

  static String kind(Consideration.Kind kind) {
    return switch (kind) {
      case AD_SPEND -> "Advertising bought";
      case PAYMENT -> "Payment";
      case RECIPROCAL_DATA -> "Data in return";
      case LAUNCH_PARTNERSHIP -> "Launched together";
      case PERSONAL_TIE -> "Personal tie";
      case OTHER -> "Something else";
    };
  }

  static String days(Consideration given) {
    return given.from() + " to " + given.until();
  }

  @Override
  public String words(Consideration given) {
    return given.organisation() + " " + kind(given.kind());
  }

  @Override
  public boolean concerns(Reading reading, Consideration given, Ref other) {
    return switch (other.kind()) {
      case "organisations" -> given.organisation().value().equals(other.id());
      case "deals" -> given.deal().filter(deal -> deal.value().equals(other.id())).isPresent();
      default -> other.equals(ref(given));
    };
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "deals");
  }

  @Override
  public Cell state(Reading reading, Consideration given) {
    return Cell.inForce("recorded");
  }

  @Override
  public List<String> columns() {
    return List.of("Organisation", "Amount");
  }

  @Override
  public List<Cell> cells(Reading reading, Consideration given) {
    return List.of(reading.organisation(given.organisation()), Cell.of(Money.band(given.amount())));
  }

  @Override
  public String lead(Reading reading, Consideration given) {
    return kind(given.kind())
        + " by or for "
        + reading.organisationName(given.organisation())
        + ", for the days "
        + days(given)
        + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Consideration given) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Organisation", reading.organisation(given.organisation())));
    facts.add(Fact.of("What", kind(given.kind())));
    facts.add(Fact.of("Amount", Money.band(given.amount())));
    facts.add(Fact.of("For the days", days(given)));
    given
        .deal()
        .ifPresent(deal ->
            facts.add(new Fact("Deal", Cell.to(new Ref("deals", deal.value()), deal.value()))));
    facts.add(Fact.of("Commitment to the exact amount (SHA-256)", given.commitment()));
    return facts;
  }

  @Override
  public void write(Reading reading, Consideration given, ObjectNode json) {
    json.put("organisation", given.organisation().value());
    json.put("what", given.kind().name().toLowerCase(Locale.ROOT));
    given
        .amount()
        .ifPresent(band -> {
          json.put("at_least", band.atLeast());
          json.put("below", band.below());
          json.put("currency", band.currency());
        });
    json.put("from", given.from().toString());
    json.put("until", given.until().toString());
    given.deal().ifPresent(deal -> json.put("deal", deal.value()));
    json.put("commitment", given.commitment().sha256());
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "organisation",
        "what",
        "at_least",
        "below",
        "currency",
        "from",
        "until",
        "deal",
        "commitment");
  }
}
