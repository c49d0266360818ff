package org.evenhand.audit.times;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test of equal hazards in two or more groups, within strata or without (Mantel,
 * "Evaluation of survival data and two new rank order statistics", 1966; Peto & Peto 1972; with the
 * hypergeometric variance), as {@code survival::survdiff}. Weights count as repetitions.
 */
public final class LogRank {
  private final CensoredTimes times;
  private final int[] group;
  private final int[] groups;
  private final double[] observed;
  private final double[] expected;
  private final double[][] covariance;

  private LogRank(CensoredTimes times, int[] group) {
    this.times = times;
    groups = Arrays.stream(group).sorted().distinct().toArray();
    this.group = Arrays.stream(group).map(g -> Arrays.binarySearch(groups, g)).toArray();
    observed = new double[groups.length];
    expected = new double[groups.length];
    covariance = new double[groups.length][groups.length];
  }

  /** Tests without strata. */
  public static LogRankFinding test(CensoredTimes times, int[] groups) {
    return test(times, groups, new int[times.size()]);
  }

  /** Tests within strata: one number of a group and of a stratum for each observation. */
  public static LogRankFinding test(CensoredTimes times, int[] groups, int[] strata) {
    times.requireOneEach("group", groups.length);
    times.requireOneEach("stratum", strata.length);
    var test = new LogRank(times, groups);
    int[] order =
        IntStream.range(0, times.size())
            .filter(i -> times.weight(i) > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> strata[i])
                    .thenComparingDouble(i -> -times.time(i)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && strata[order[to]] == strata[order[from]]) {
        to++;
      }
      test.addStratum(Arrays.copyOfRange(order, from, to));
      from = to;
    }
    return test.finding();
  }

  private void addStratum(int[] latestFirst) {
    var atRisk = new double[groups.length];
    for (int from = 0; from < latestFirst.length; ) {
      double time = times.time(latestFirst[from]);
      var events = new double[groups.length];
      for (; from < latestFirst.length && times.time(latestFirst[from]) == time; from++) {
        int i = latestFirst[from];
        atRisk[group[i]] += times.weight(i);
        events[group[i]] += times.event(i) ? times.weight(i) : 0;
      }
      addTime(atRisk, events);
    }
  }

  private void addTime(double[] atRisk, double[] events) {
    double n = Arrays.stream(atRisk).sum();
    double d = Arrays.stream(events).sum();
    if (d == 0) {
      return;
    }
    double factor = n > 1 ? d * (n - d) / (n - 1) : 0;
    for (int g = 0; g < groups.length; g++) {
      double share = atRisk[g] / n;
      observed[g] += events[g];
      expected[g] += d * share;
      for (int h = 0; h < groups.length; h++) {
        covariance[g][h] += factor * share * ((g == h ? 1 : 0) - atRisk[h] / n);
      }
    }
  }

  private LogRankFinding finding() {
    // A group that was never at risk when an event came says nothing.
    int[] used = IntStream.range(0, groups.length).filter(g -> expected[g] > 0).toArray();
    if (used.length == 0) {
      return finding(0, Double.NaN, "no events");
    }
    if (used.length == 1) {
      return finding(0, Double.NaN, "only one group was at risk when events came");
    }
    var matrix = new double[used.length - 1][used.length - 1];
    var difference = new double[used.length - 1];
    for (int a = 0; a < difference.length; a++) {
      difference[a] = observed[used[a + 1]] - expected[used[a + 1]];
      for (int b = 0; b < difference.length; b++) {
        matrix[a][b] = covariance[used[a + 1]][used[b + 1]];
      }
    }
    // Groups that were never at risk together can't be compared, which costs degrees of freedom.
    var variance = new SemiDefinite(matrix);
    return variance.rank() == 0
        ? finding(0, Double.NaN, "whenever events came, all at risk were of one group or had them")
        : finding(variance.rank(), variance.quadratic(difference), "");
  }

  private LogRankFinding finding(int freedom, double statistic, String reason) {
    double p =
        Double.isNaN(statistic)
            ? Double.NaN
            : ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
    return new LogRankFinding(
        Arrays.stream(groups).boxed().toList(),
        boxed(observed),
        boxed(expected),
        statistic,
        freedom,
        p,
        reason.isEmpty() ? Optional.empty() : Optional.of(reason));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
