package org.evenhand.audit.pairs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Pairs of an exposed organisation and another of the same stratum, each in one pair at most.
 *
 * @param pairs by the exposed one's number
 * @param optimal whether there are as many pairs as there can be, and of those the least distance
 *     in all (Rosenbaum, "Optimal matching for observational studies", JASA 84, 1989); else a
 *     stratum was too large, and each exposed one took the nearest that was left
 * @param distance of all pairs, summed
 * @param unmatched exposed organisations without a pair
 */
public record Matching(
    List<Pair> pairs, boolean optimal, double distance, List<Integer> unmatched) {
  /** The most organisations of a stratum that are matched optimally. */
  public static final int MOST_OPTIMAL = 2_000;

  /** The most organisations of a stratum. */
  public static final int MOST = 50_000;

  /**
   * A pair.
   *
   * @param exposed the number of the exposed organisation
   * @param other the number of the other
   * @param distance between them
   */
  public record Pair(int exposed, int other, double distance) {}

  public Matching {
    pairs = List.copyOf(pairs);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Matches. Equal arguments give equal pairs.
   *
   * @param exposed whether each organisation is
   * @param strata of each organisation
   */
  public static Matching of(boolean[] exposed, int[] strata, Distance distance) {
    if (strata.length != exposed.length) {
      throw new IllegalArgumentException(
          strata.length + " strata for " + exposed.length + " organisations");
    }
    var sides = new TreeMap<Integer, Sides>();
    for (int i = 0; i < exposed.length; i++) {
      var stratum = sides.computeIfAbsent(strata[i], _ -> new Sides());
      (exposed[i] ? stratum.exposed : stratum.other).add(i);
    }
    var pairs = new ArrayList<Pair>();
    boolean optimal = true;
    for (var each : sides.entrySet()) {
      var stratum = each.getValue();
      if (stratum.size() > MOST) {
        throw new IllegalArgumentException(
            "stratum "
                + each.getKey()
                + " has "
                + stratum.size()
                + " organisations, above "
                + MOST);
      }
      boolean small = stratum.size() <= MOST_OPTIMAL;
      optimal &= small || stratum.exposed.isEmpty() || stratum.other.isEmpty();
      pairs.addAll(small ? stratum.optimal(distance) : stratum.greedy(distance));
    }
    pairs.sort(Comparator.comparingInt(Pair::exposed));
    return new Matching(
        pairs,
        optimal,
        pairs.stream().mapToDouble(Pair::distance).sum(),
        unmatched(exposed, pairs));
  }

  private static List<Integer> unmatched(boolean[] exposed, List<Pair> pairs) {
    var matched = new boolean[exposed.length];
    pairs.forEach(pair -> matched[pair.exposed()] = true);
    var left = new ArrayList<Integer>();
    for (int i = 0; i < exposed.length; i++) {
      if (exposed[i] && !matched[i]) {
        left.add(i);
      }
    }
    return left;
  }

  /** A stratum's organisations. */
  private static final class Sides {
    private final List<Integer> exposed = new ArrayList<>();
    private final List<Integer> other = new ArrayList<>();

    int size() {
      return exposed.size() + other.size();
    }

    List<Pair> optimal(Distance distance) {
      boolean turned = exposed.size() > other.size();
      var rows = turned ? other : exposed;
      var columns = turned ? exposed : other;
      var costs = new double[rows.size()][columns.size()];
      for (int r = 0; r < costs.length; r++) {
        for (int c = 0; c < columns.size(); c++) {
          costs[r][c] =
              turned
                  ? checked(distance, columns.get(c), rows.get(r))
                  : checked(distance, rows.get(r), columns.get(c));
        }
      }
      var chosen = Assignment.of(costs);
      var pairs = new ArrayList<Pair>();
      for (int r = 0; r < chosen.length; r++) {
        if (chosen[r] >= 0) {
          int row = rows.get(r);
          int column = columns.get(chosen[r]);
          pairs.add(new Pair(turned ? column : row, turned ? row : column, costs[r][chosen[r]]));
        }
      }
      return pairs;
    }

    List<Pair> greedy(Distance distance) {
      var left = new ArrayList<>(other);
      var pairs = new ArrayList<Pair>();
      for (int from : exposed) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < left.size(); k++) {
          double each = checked(distance, from, left.get(k));
          if (each < least) {
            least = each;
            nearest = k;
          }
        }
        if (nearest >= 0) {
          pairs.add(new Pair(from, left.remove(/* index */ nearest), least));
        }
      }
      return pairs;
    }

    private static double checked(Distance distance, int exposed, int other) {
      double value = distance.between(exposed, other);
      if (!(value >= 0)) {
        throw new IllegalArgumentException(
            "the distance between " + exposed + " and " + other + " is " + value);
      }
      return value;
    }
  }
}
