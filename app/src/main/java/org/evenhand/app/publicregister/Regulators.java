package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Regulator;
import org.evenhand.register.RegulatorId;
import tools.jackson.databind.node.ObjectNode;

/** Who may look behind commitments, the last named first. */
final class Regulators extends Plural<Regulator> {
  Regulators() {
    super(
        new Heading(
            "regulators",
            "Regulator",
            "Regulators",
            "Who may see the exact amounts and words behind this register’s commitments. Two officers"
                + " appoint them, and every look of theirs is a public act.",
            "Nobody may look behind the commitments."));
  }

  @Override
  public List<Regulator> all(Reading reading) {
    return reading.register().regulators().all().reversed();
  }

  @Override
  public Optional<Regulator> find(Reading reading, String id) {
    return reading.register().regulators().of(new RegulatorId(id));
  }

  @Override
  public String id(Regulator regulator) {
    return regulator.id().value();
  }

  @Override
  public String name(Reading reading, Regulator regulator) {
    return regulator.authority();
  }

  @Override
  public String words(Regulator regulator) {
    return "";
  }

  @Override
  public boolean concerns(Reading reading, Regulator regulator, Ref other) {
    return other.equals(ref(regulator));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, Regulator regulator) {
    if (regulator.left()) {
      return Cell.ended("may look no more");
    }
    return regulator.appointed()
        ? Cell.inForce("appointed")
        : Cell.soon("named; another officer must confirm it");
  }

  @Override
  public List<String> columns() {
    return List.of("Named", "Looks");
  }

  @Override
  public List<Cell> cells(Reading reading, Regulator regulator) {
    return List.of(
        Cell.of(Words.day(regulator.namedAt())), Cell.of(Phrases.number(regulator.looks())));
  }

  @Override
  public String lead(Reading reading, Regulator regulator) {
    return "Acts for " + regulator.authority() + ". What they looked at stands below, act by act.";
  }

  @Override
  public List<Fact> facts(Reading reading, Regulator regulator) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Authority", regulator.authority()));
    facts.add(new Fact("Named by", Who.cell(reading, regulator.namedBy())));
    facts.add(Fact.of("Named", Words.moment(regulator.namedAt())));
    regulator
        .confirmedBy()
        .ifPresent(by -> facts.add(new Fact("Confirmed by", Who.cell(reading, by))));
    facts.add(Fact.of("Looks", Phrases.number(regulator.looks())));
    return facts;
  }

  @Override
  public void write(Reading reading, Regulator regulator, ObjectNode json) {
    json.put("authority", regulator.authority());
    json.put("named_by", regulator.namedBy().role() + " " + regulator.namedBy().id());
    json.put("named_at", regulator.namedAt().toString());
    regulator.confirmedBy().ifPresent(by -> json.put("confirmed_by", by.role() + " " + by.id()));
    json.put("left", regulator.left());
    json.put("looks", regulator.looks());
  }

  @Override
  public List<String> csvColumns() {
    return List.of("authority", "named_by", "named_at", "confirmed_by", "left", "looks");
  }
}
