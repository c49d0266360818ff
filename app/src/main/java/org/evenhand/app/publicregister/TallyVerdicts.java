package org.evenhand.app.publicregister;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.register.StatementCondition;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;
import org.evenhand.register.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What public tallies have to say about statements that are about what left. Each is asked about
 * the hours that came since it was asked last, so that a page waits for little.
 */
final class TallyVerdicts {
  private static final List<String> COLUMNS =
      List.of(
          "hour", "app", "data_type", "ground", "outcome", "reason", "requests", "people", "lines");
  private static final int FIRST_NUMBER = 6;

  private final Tallies tallies;
  private final Map<StatementId, Asking> askings = new HashMap<>();

  TallyVerdicts(Tallies tallies) {
    this.tallies = tallies;
  }

  synchronized Verdict of(StatementMade statement, StatementCondition condition) {
    return askings
        .computeIfAbsent(statement.statement(), _ -> new Asking(statement, condition))
        .on(tallies);
  }

  /** How far one statement was asked. */
  private static final class Asking {
    private final StatementCondition condition;
    private Instant next;
    private long checked;
    private long untold;
    private @Nullable Verdict broken;

    Asking(StatementMade statement, StatementCondition condition) {
      this.condition = condition;
      this.next = statement.said().atStartOfDay(UTC).toInstant();
    }

    Verdict on(Tallies tallies) {
      if (broken == null) {
        for (var hour : tallies.from(next)) {
          hour.rows().forEach(row -> ask(hour.hour(), row));
          next = Instant.parse(hour.hour().replace("Z", ":00:00Z")).plusSeconds(3600);
        }
      }
      return broken == null ? new Verdict.NoContradiction(checked, untold) : broken;
    }

    private void ask(String hour, String row) {
      if (broken != null) {
        return;
      }
      checked++;
      var met = condition.meets(words(row));
      if (met.isEmpty()) {
        untold++;
      } else if (!met.get()) {
        broken = new Verdict.ContradictedByTally(hour, row);
      }
    }

    private static Map<String, Object> words(String row) {
      var cells = row.split(",", -1);
      var words = new HashMap<String, Object>();
      for (int i = 0; i < COLUMNS.size() && i < cells.length; i++) {
        if (i < FIRST_NUMBER) {
          words.put(COLUMNS.get(i), cells[i]);
        } else if (!cells[i].isEmpty()) {
          words.put(COLUMNS.get(i), Long.parseLong(cells[i]));
        }
      }
      return words;
    }
  }
}
