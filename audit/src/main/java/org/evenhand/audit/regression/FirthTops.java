package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tops of a penalised likelihood. The likelihood itself has one at most, but with Jeffreys'
 * penalty it can have several, above all where a coefficient is held far from its estimate: each
 * leaves other rows near even chances, and keeps the information from them. So climbs start from
 * several places, always the same ones for the same table, and the highest top counts.
 *
 * <p>No finite number of starts proves that there is no higher one. At the 1,860 finite ends of
 * intervals of 500 random tables with up to 7 columns, 60 random starts each found none
 * (docs/audit-validation.md).
 */
final class FirthTops {
  // In the coordinates of a frame, which are near the size of log odds.
  private static final double[] AWAY = {5, 20};
  private static final int MOST = 4;
  // What has not come to a top by then creeps along a ridge to one that others reach.
  private static final int FEWER_STEPS = 100;
  // Rows by cubed columns, what a step costs, over all starts from afar of one search: all of them
  // up to some 200 rows of 4 columns or 40 of 7. A thousand rows of 8 columns have none, since each
  // may take a second.
  private static final double WORK = 4e5;
  private static final double APART = 1e-4;

  private FirthTops() {}

  /**
   * The tops that climbs from these starts come to, the highest first; none where every climb
   * fails. No more than four are kept.
   */
  static List<Newton.Point> from(List<double[]> starts, FirthLikelihood surface) {
    return highest(climb(new ArrayList<>(), starts, surface));
  }

  /** The same, from starts far off along every coordinate, too. */
  static List<Newton.Point> fromAfar(List<double[]> starts, FirthLikelihood surface) {
    var all = new ArrayList<>(starts);
    all.addAll(afar(starts.getFirst(), surface));
    return from(all, surface);
  }

  private static List<double[]> afar(double[] middle, FirthLikelihood surface) {
    var starts = new ArrayList<double[]>();
    int left = (int) (WORK / surface.work());
    for (double away : AWAY) {
      for (int a = 0; a < middle.length; a++) {
        for (int side = -1; side <= 1; side += 2) {
          if (starts.size() < left) {
            double[] start = middle.clone();
            start[a] += side * away;
            starts.add(start);
          }
        }
      }
    }
    return starts;
  }

  private static List<Newton.Point> climb(
      List<Newton.Point> tops, List<double[]> starts, FirthLikelihood surface) {
    int most = Firth.MOST_STEPS;
    for (double[] start : starts) {
      var top = Newton.climb(surface, start, surface.scale(), most);
      if (top.converged() && tops.stream().noneMatch(known -> same(known, top.point()))) {
        tops.add(top.point());
      }
      most = FEWER_STEPS;
    }
    return tops;
  }

  private static List<Newton.Point> highest(List<Newton.Point> tops) {
    return tops.stream()
        .sorted(Comparator.comparingDouble((Newton.Point top) -> top.value).reversed())
        .limit(MOST)
        .toList();
  }

  private static boolean same(Newton.Point one, Newton.Point other) {
    for (int a = 0; a < one.at.length; a++) {
      if (Math.abs(one.at[a] - other.at[a]) > APART * (1 + Math.abs(one.at[a]))) {
        return false;
      }
    }
    return true;
  }
}
