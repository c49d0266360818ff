package org.evenhand.audit.ledger;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds public statements to what the record shows since they were said: acts before a statement
 * was recorded, too, but tallies only from there on, for they are read once and not kept.
 */
final class Promises {
  private final Map<String, Asking> askings = new LinkedHashMap<>();

  private static final class Asking {
    private final Statement statement;
    private final Instant since;
    private Optional<Condition> condition = Optional.empty();
    private Optional<Verdict> found = Optional.empty();
    private long asked;
    private long untold;

    Asking(Statement statement) {
      this.statement = statement;
      this.since = statement.said().atStartOfDay(UTC).toInstant();
      if (statement.condition().isEmpty()) {
        found = Optional.of(new Verdict.Uncheckable());
        return;
      }
      try {
        condition = Optional.of(Condition.of(statement.condition().get()));
      } catch (IllegalArgumentException wrong) {
        found = Optional.of(new Verdict.Unreadable(String.valueOf(wrong.getMessage())));
      }
    }

    boolean asks(boolean ofTallies) {
      return found.isEmpty() && condition.filter(it -> it.ofTallies() == ofTallies).isPresent();
    }

    void hear(Condition.Answer answer, Verdict otherwise) {
      asked++;
      switch (answer) {
        case BROKEN -> found = Optional.of(otherwise);
        case UNTOLD -> untold++;
        case MET -> {
          // the next one
        }
      }
    }
  }

  /** A statement that was just recorded, with all acts so far. */
  void add(Statement statement, Iterable<LoggedAct> before) {
    var asking = new Asking(statement);
    askings.put(statement.id(), asking);
    for (var act : before) {
      hear(asking, act);
    }
  }

  void act(LoggedAct act) {
    askings.values().forEach(asking -> hear(asking, act));
  }

  private static void hear(Asking asking, LoggedAct act) {
    if (asking.asks(false) && !act.at().isBefore(asking.since)) {
      asking.hear(asking.condition.orElseThrow().ask(act), new Verdict.ContradictedByAct(act));
    }
  }

  void tally(long entry, TallyRow row) {
    for (var asking : askings.values()) {
      if (asking.asks(true) && !beginOf(row).isBefore(asking.since)) {
        asking.hear(
            asking.condition.orElseThrow().ask(row),
            new Verdict.ContradictedByTally(entry, row.toString()));
      }
    }
  }

  private static Instant beginOf(TallyRow row) {
    return Instant.parse(row.hour().replace("Z", ":00:00Z"));
  }

  Map<Statement, Verdict> verdicts() {
    var all = new LinkedHashMap<Statement, Verdict>();
    askings
        .values()
        .forEach(asking ->
            all.put(
                asking.statement,
                asking.found.orElseGet(
                    () -> new Verdict.NoContradiction(asking.asked, asking.untold))));
    return all;
  }
}
