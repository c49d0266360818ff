package org.evenhand.audit.findings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.audit.ledger.Ledger;

/**
 * Requests alike that were ruled on differently within thirty days of each other, at first. One
 * finding for each kind of request; it cites the closest pairs.
 */
final class DifferentOutcomes implements Rule {
  private static final Duration NEAR = Duration.ofDays(30);
  private static final int MOST_PAIRS = Finding.MOST / 2;

  /** A refusal, and the grant that is nearest to it in time. */
  private record Pair(Alike refused, Alike granted) {
    Duration apart() {
      return Duration.between(refused.at(), granted.at()).abs();
    }
  }

  @Override
  public List<Finding> in(Ledger ledger) {
    var found = new ArrayList<Finding>();
    Alike.groups(ledger.register())
        .forEach((words, alike) -> {
          var pairs = pairs(alike);
          if (!pairs.isEmpty()) {
            found.add(finding(words, pairs));
          }
        });
    return found;
  }

  private static List<Pair> pairs(List<Alike> alike) {
    var inTime = alike.stream().sorted(Comparator.comparing(Alike::at)).toList();
    var before = nearest(inTime);
    var after = nearest(inTime.reversed()).reversed();
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < inTime.size(); i++) {
      if (!inTime.get(i).ruling().granted()) {
        var refused = inTime.get(i);
        Stream.of(before.get(i), after.get(i))
            .flatMap(List::stream)
            .map(granted -> new Pair(refused, granted))
            .filter(pair -> pair.apart().compareTo(NEAR) <= 0)
            .min(Comparator.comparing(Pair::apart))
            .ifPresent(pairs::add);
      }
    }
    pairs.sort(Comparator.comparing(Pair::apart));
    return pairs;
  }

  /** For each the last grant up to it: none, or one. */
  private static List<List<Alike>> nearest(List<Alike> order) {
    var nearest = new ArrayList<List<Alike>>();
    List<Alike> last = List.of();
    for (var one : order) {
      last = one.ruling().granted() ? List.of(one) : last;
      nearest.add(last);
    }
    return nearest;
  }

  private static Finding finding(String words, List<Pair> pairs) {
    var closest = pairs.getFirst();
    var acts =
        pairs.stream()
            .limit(MOST_PAIRS)
            .flatMap(
                pair -> Stream.of(pair.refused().ruling().act(), pair.granted().ruling().act()))
            .distinct()
            .toList();
    return new Finding(
        Kind.DIFFERENT_OUTCOME,
        Words.count(pairs.size(), "refusal stands", "refusals stand")
            + " within 30 days of a grant of the same: "
            + words
            + ". Closest: "
            + closest.refused().organisation()
            + " was refused on "
            + Words.day(closest.refused().at())
            + ", "
            + closest.granted().organisation()
            + " was granted it on "
            + Words.day(closest.granted().at())
            + ".",
        closest.refused().at(),
        pairs.size() == 1 ? closest.refused().organisation() : "",
        Words.cited(acts),
        0,
        Severity.NOTE);
  }
}
