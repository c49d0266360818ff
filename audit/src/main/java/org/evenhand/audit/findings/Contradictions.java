package org.evenhand.audit.findings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.Statement;
import org.evenhand.audit.ledger.Verdict;

/** Public statements that the record contradicts: by their own conditions. */
final class Contradictions implements Rule {
  @Override
  public List<Finding> in(Ledger ledger) {
    return ledger.verdicts().entrySet().stream()
        .flatMap(one -> finding(ledger, one).stream())
        .toList();
  }

  private static List<Finding> finding(Ledger ledger, Map.Entry<Statement, Verdict> one) {
    var statement = one.getKey();
    return switch (one.getValue()) {
      case Verdict.ContradictedByAct(var act) ->
          List.of(
              new Finding(
                  Kind.STATEMENT_CONTRADICTED,
                  said(statement) + " " + act.type().replace('_', ' ') + " " + act.subject() + ".",
                  act.at(),
                  "",
                  Words.cited(List.of(statement.made(), act)),
                  0,
                  Severity.BREACH));
      case Verdict.ContradictedByTally(var entry, var row) ->
          List.of(
              new Finding(
                  Kind.STATEMENT_CONTRADICTED,
                  said(statement) + " a row of a tally: " + row,
                  ledger.asOf(),
                  "",
                  Stream.of(Citation.of(statement.made()), new Citation(entry, "", row)).toList(),
                  0,
                  Severity.BREACH));
      case Verdict.NoContradiction _, Verdict.Uncheckable _, Verdict.Unreadable _ -> List.of();
    };
  }

  private static String said(Statement statement) {
    return "Said on "
        + statement.said()
        + ": “"
        + statement.text()
        + "” The first that contradicts it:";
  }
}
