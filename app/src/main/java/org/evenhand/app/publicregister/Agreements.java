package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.CertificationDue;
import org.evenhand.vocabulary.AgreementId;
import tools.jackson.databind.node.ObjectNode;

/** Apps' acceptances of versions of the terms. */
final class Agreements implements Kind<Agreement> {
  @Override
  public String path() {
    return "agreements";
  }

  @Override
  public String word() {
    return "agreement";
  }

  @Override
  public String one() {
    return "Agreement";
  }

  @Override
  public String title() {
    return "Agreements";
  }

  @Override
  public String lead() {
    return "Which app accepted which version of the terms, what of the offer it took, and how that"
        + " stands.";
  }

  @Override
  public String none() {
    return "No app has accepted any terms.";
  }

  @Override
  public List<Agreement> all(Reading reading) {
    return reading.agreements().reversed();
  }

  @Override
  public Optional<Agreement> find(Reading reading, String id) {
    return reading.register().agreement(new AgreementId(id));
  }

  @Override
  public String id(Agreement agreement) {
    return agreement.id().value();
  }

  @Override
  public String name(Reading reading, Agreement agreement) {
    return reading.appName(agreement.app()) + " under " + agreement.terms();
  }

  @Override
  public String words(Agreement agreement) {
    return agreement.app() + " " + agreement.terms() + " " + agreement.because();
  }

  @Override
  public boolean concerns(Reading reading, Agreement agreement, Ref other) {
    return other.equals(ref(agreement))
        || other.equals(Ref.app(agreement.app()))
        || other.equals(Ref.terms(agreement.terms()))
        || reading
            .register()
            .app(agreement.app())
            .map(App::organisation)
            .map(Ref::organisation)
            .filter(other::equals)
            .isPresent();
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations", "apps", "terms");
  }

  @Override
  public Cell state(Reading reading, Agreement agreement) {
    return switch (agreement.state()) {
      case IN_FORCE ->
          lapsed(reading, agreement)
              ? Cell.soon("suspended: its uses are not certified")
              : Cell.inForce("in force");
      case SUSPENDED -> Cell.soon("suspended");
      case ENDED -> Cell.ended("ended");
    };
  }

  private static boolean lapsed(Reading reading, Agreement agreement) {
    return due(reading, agreement).filter(due -> due.lapsed(reading.now())).isPresent();
  }

  /** Until when its uses are to be certified; empty if they need not be, or it is over. */
  private static Optional<CertificationDue> due(Reading reading, Agreement agreement) {
    return agreement.state() == Agreement.State.ENDED
        ? Optional.empty()
        : reading.register().certificationDue(agreement);
  }

  @Override
  public List<String> columns() {
    return List.of("Accepted", "Data");
  }

  @Override
  public List<Cell> cells(Reading reading, Agreement agreement) {
    return List.of(
        Cell.of(Words.day(agreement.acceptedAt())),
        Cell.of(Phrases.types(reading.catalogue(), agreement.dataTypes())));
  }

  @Override
  public String lead(Reading reading, Agreement agreement) {
    return reading.appName(agreement.app())
        + " accepted version "
        + agreement.terms()
        + " of the terms on "
        + Words.day(agreement.acceptedAt())
        + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Agreement agreement) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("App", reading.app(agreement.app())));
    facts.add(new Fact("Terms", Cell.to(Ref.terms(agreement.terms()), agreement.terms().value())));
    facts.add(Fact.of("Accepted", Words.moment(agreement.acceptedAt())));
    facts.add(Fact.of("Data", Phrases.types(reading.catalogue(), agreement.dataTypes())));
    facts.add(Fact.of("Purposes", Phrases.purposes(agreement.purposes())));
    agreement
        .certificate()
        .ifPresent(word -> facts.add(Fact.of("Uses certified", word(reading, word))));
    due(reading, agreement).ifPresent(due -> facts.addAll(certification(reading, agreement, due)));
    facts.add(Fact.of("Reason of its state", agreement.because()));
    return facts;
  }

  private static String word(Reading reading, Agreement.Certificate word) {
    return "on "
        + Words.day(word.at())
        + ", by "
        + Who.cell(reading, word.by()).text()
        + ": "
        + word.statement();
  }

  private static List<Fact> certification(
      Reading reading, Agreement agreement, CertificationDue due) {
    var by = Words.day(due.by());
    var until =
        agreement.certificate().isPresent()
            ? new Fact("Certified until", Cell.of(by))
            : new Fact("To be certified by", Cell.of(by));
    var lapse = Words.day(due.lapses());
    return List.of(
        until,
        new Fact(
            "Suspended otherwise",
            due.lapsed(reading.now()) ? Cell.soon("since " + lapse) : Cell.of("from " + lapse)));
  }

  @Override
  public List<TableView> tables(Reading reading, Agreement agreement) {
    return List.of();
  }

  @Override
  public void write(Reading reading, Agreement agreement, ObjectNode json) {
    json.put("app", agreement.app().value());
    json.put("terms", agreement.terms().value());
    json.put("accepted_at", agreement.acceptedAt().toString());
    Json.texts(json, "datatypes", agreement.dataTypes());
    Json.texts(json, "purposes", agreement.purposes());
    json.put("because", agreement.because());
    agreement
        .certificate()
        .ifPresent(word -> {
          json.put("certified_at", word.at().toString());
          json.put("uses", word.statement());
        });
    due(reading, agreement)
        .ifPresent(due -> {
          json.put("certify_by", due.by().toString());
          json.put("suspended_from", due.lapses().toString());
        });
  }

  @Override
  public List<String> csvColumns() {
    return List.of("app", "terms", "accepted_at", "datatypes", "purposes", "because", "certify_by");
  }
}
