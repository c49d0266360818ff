package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.StatementCondition;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.register.Verdict;
import tools.jackson.databind.node.ObjectNode;

/** What the platform promised in public, and what contradicts it; the last entered first. */
final class Statements extends Plural<StatementMade> {
  Statements() {
    super(
        new Heading(
            "statements",
            "Statement",
            "Statements",
            "What the platform promised in public. Where a condition can be checked, each public act"
                + " from that day on is held against it. Nothing here says that a promise was kept:"
                + " only that no act contradicts it, or which one does.",
            "No promise is entered."));
  }

  @Override
  public List<StatementMade> all(Reading reading) {
    return reading.register().statements().all().reversed();
  }

  @Override
  public Optional<StatementMade> find(Reading reading, String id) {
    return reading.register().statements().statement(new StatementId(id));
  }

  @Override
  public String id(StatementMade statement) {
    return statement.statement().value();
  }

  @Override
  public String name(Reading reading, StatementMade statement) {
    return "“" + statement.text() + "”";
  }

  @Override
  public String words(StatementMade statement) {
    return statement.text();
  }

  @Override
  public boolean concerns(Reading reading, StatementMade statement, Ref other) {
    return other.equals(ref(statement));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, StatementMade statement) {
    return switch (reading.past().verdict(statement)) {
      case Verdict.Contradicted(var by) -> Cell.ended("contradicted by act " + by.position());
      case Verdict.ContradictedByTally(var hour, _) ->
          Cell.ended("contradicted by the tally of " + hour);
      case Verdict.NoContradiction _ -> Cell.inForce("no contradiction found");
      case Verdict.Uncheckable _ -> Cell.soon("can’t be checked");
    };
  }

  @Override
  public List<String> columns() {
    return List.of("Said");
  }

  @Override
  public List<Cell> cells(Reading reading, StatementMade statement) {
    return List.of(Cell.of(statement.said()));
  }

  @Override
  public String lead(Reading reading, StatementMade statement) {
    return switch (reading.past().verdict(statement)) {
      case Verdict.Contradicted(var by) ->
          "Contradicted by act " + by.position() + ", the first that breaks its condition.";
      case Verdict.ContradictedByTally(var hour, _) ->
          "Contradicted by a row of the public tally of "
              + hour
              + ", the first that breaks its condition.";
      case Verdict.NoContradiction(long checked, long untold) ->
          "No contradiction found in "
              + Phrases.number(checked)
              + (ofTallies(statement) ? " rows of public tallies" : " public acts")
              + (untold == 0
                  ? "."
                  : ", of " + Phrases.number(untold) + " of which the condition tells nothing.")
              + (ofTallies(statement)
                  ? " What was done without recording it, and hours of fewer than ten people, this"
                      + " cannot see."
                  : " What was done without recording it, and what left, this cannot see.");
      case Verdict.Uncheckable _ -> "It carries no condition that could be checked.";
    };
  }

  @Override
  public List<Fact> facts(Reading reading, StatementMade statement) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Said on", statement.said()));
    var source = statement.source().toString();
    facts.add(new Fact("Where", new Cell(source, source, "")));
    statement.condition().ifPresent(cel -> facts.add(Fact.of("Condition (CEL)", cel)));
    if (reading.past().verdict(statement)
        instanceof Verdict.ContradictedByTally(var hour, var row)) {
      facts.add(new Fact("Contradicted by", new Cell(row, "/log/tally/" + hour + ".csv", "")));
    }
    if (reading.past().verdict(statement) instanceof Verdict.Contradicted(var by)) {
      var words = "act " + by.position();
      facts.add(
          new Fact(
              "Contradicted by",
              new Cell(words, RegisterServlet.PATH + "/acts/" + by.position(), "")));
    }
    return facts;
  }

  private static boolean ofTallies(StatementMade statement) {
    return statement
        .condition()
        .map(StatementCondition::of)
        .filter(StatementCondition::ofTallies)
        .isPresent();
  }

  @Override
  public void write(Reading reading, StatementMade statement, ObjectNode json) {
    json.put("text", statement.text());
    json.put("said", statement.said().toString());
    json.put("source", statement.source().toString());
    statement.condition().ifPresent(cel -> json.put("condition", cel));
    if (reading.past().verdict(statement) instanceof Verdict.Contradicted(var by)) {
      json.put("contradicted_by", by.position());
    }
    if (reading.past().verdict(statement)
        instanceof Verdict.ContradictedByTally(var hour, var row)) {
      json.put("contradicted_by_tally", hour).put("row", row);
    }
  }

  @Override
  public List<String> csvColumns() {
    return List.of("text", "said", "source", "condition", "contradicted_by");
  }
}
