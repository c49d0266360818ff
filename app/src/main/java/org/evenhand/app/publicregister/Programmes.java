package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Beneficiaries;
import org.evenhand.register.Beneficiaries.Beneficiary;
import org.evenhand.register.Programme;
import org.evenhand.register.ProgrammeId;
import org.evenhand.register.Rule;
import org.evenhand.vocabulary.OrganisationId;
import tools.jackson.databind.node.ObjectNode;

/** Rules that make exceptions, the last opened first. */
final class Programmes extends Plural<Programme> {
  Programmes() {
    super(
        new Heading(
            "programmes",
            "Programme",
            "Programmes",
            "Rules that make exceptions: by advertising bought, by data in return, by a list. Whom a"
                + " rule favours follows from this register alone, and each gets an exception with"
                + " the approvals of any other.",
            "No programme makes exceptions."));
  }

  @Override
  public List<Programme> all(Reading reading) {
    return reading.register().programmes().all().reversed();
  }

  @Override
  public Optional<Programme> find(Reading reading, String id) {
    return reading.register().programmes().of(new ProgrammeId(id));
  }

  @Override
  public String id(Programme programme) {
    return programme.id().value();
  }

  @Override
  public String name(Reading reading, Programme programme) {
    return programme.title();
  }

  @Override
  public String words(Programme programme) {
    return programme.reason();
  }

  @Override
  public boolean concerns(Reading reading, Programme programme, Ref other) {
    if (other.kind().equals("organisations")) {
      var organisation = new OrganisationId(other.id());
      return beneficiaries(reading, programme).favoured().stream()
          .anyMatch(one -> one.organisation().equals(organisation));
    }
    return other.equals(ref(programme));
  }

  private static Beneficiaries beneficiaries(Reading reading, Programme programme) {
    return Beneficiaries.of(programme.rule(), reading.register());
  }

  @Override
  public Set<String> listedWith() {
    return Set.of("organisations");
  }

  @Override
  public Cell state(Reading reading, Programme programme) {
    return programme.isOpen(reading.now()) ? Cell.inForce("open") : Cell.ended("ended");
  }

  @Override
  public List<String> columns() {
    return List.of("Rule", "Until");
  }

  @Override
  public List<Cell> cells(Reading reading, Programme programme) {
    return List.of(Cell.of(rule(programme.rule())), Cell.of(Words.day(programme.until())));
  }

  private static String rule(Rule rule) {
    return switch (rule) {
      case Rule.AdSpend(long atLeast, var currency, var from, var until) ->
          "advertising of at least "
              + Money.exact(atLeast, currency)
              + ", from "
              + from
              + " to "
              + until;
      case Rule.Reciprocity(var from, var until) ->
          "data given in return, from " + from + " to " + until;
      case Rule.Listed(var organisations) ->
          "a list of " + Phrases.number(organisations.size()) + " made by hand";
    };
  }

  @Override
  public String lead(Reading reading, Programme programme) {
    return "For " + rule(programme.rule()) + ": " + Favour.brief(reading, programme.effect()) + ".";
  }

  @Override
  public List<Fact> facts(Reading reading, Programme programme) {
    return List.of(
        Fact.of("Rule", Phrases.capital(rule(programme.rule()))),
        Fact.of("What it gives", Favour.brief(reading, programme.effect())),
        Fact.of("From", Words.moment(programme.from())),
        Fact.of("Until", Words.moment(programme.until())),
        Fact.of("Why", programme.reason()),
        new Fact("Instigated by", Who.cell(reading, programme.instigator())),
        Fact.of("Opened", Words.moment(programme.openedAt())));
  }

  @Override
  public List<TableView> tables(Reading reading, Programme programme) {
    var all = beneficiaries(reading, programme);
    var money = programme.rule() instanceof Rule.AdSpend(var _, var currency, _, _) ? currency : "";
    return List.of(
        first(
            "Whom its rule favours now",
            List.of("Organisation", "Rests on", "At least", "Less than"),
            rows(reading, all.favoured(), money),
            "Nobody."),
        first(
            "Who just missed: half of it at least, or for all that the bands say as much",
            List.of("Organisation", "Rests on", "At least", "Less than"),
            rows(reading, all.justMissed(), money),
            "Nobody."));
  }

  private static List<List<Cell>> rows(Reading reading, List<Beneficiary> all, String currency) {
    var rows = new ArrayList<List<Cell>>();
    for (var one : all) {
      rows.add(
          List.of(
              reading.organisation(one.organisation()),
              Cell.of(Phrases.number(one.considerations().size()) + " considerations"),
              Cell.of(currency.isEmpty() ? "–" : Money.exact(one.surely(), currency)),
              Cell.of(currency.isEmpty() ? "–" : Money.exact(one.atMost(), currency))));
    }
    return rows;
  }

  @Override
  public void write(Reading reading, Programme programme, ObjectNode json) {
    json.put("rule", rule(programme.rule()));
    json.put("effect", Favour.brief(reading, programme.effect()));
    json.put("from", programme.from().toString());
    json.put("until", programme.until().toString());
    json.put("reason", programme.reason());
    json.put("instigator", programme.instigator().role() + " " + programme.instigator().id());
    json.put("opened_at", programme.openedAt().toString());
    var all = beneficiaries(reading, programme);
    Json.texts(json, "favours", all.favoured().stream().map(Beneficiary::organisation).toList());
    Json.texts(
        json, "just_missed", all.justMissed().stream().map(Beneficiary::organisation).toList());
  }

  @Override
  public List<String> csvColumns() {
    return List.of(
        "rule",
        "effect",
        "from",
        "until",
        "instigator",
        "opened_at",
        "favours",
        "just_missed",
        "reason");
  }
}
