package org.evenhand.audit.permutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Exposures and scores, centred within strata, of the organisations that say something. They stand
 * stratum by stratum: stratum s has the rows from {@code starts[s]} to {@code starts[s + 1]}.
 */
final class Table {
  final int exposures;
  final int outcomes;
  final int rows;
  final int[] starts;

  /** Row by row; each column divided by its largest absolute value, so that no square overflows. */
  final double[] x;

  /** The same of scores; 0 where one is missing. */
  final double[] y;

  /** For each row the number of its exposures among its stratum's distinct ones. */
  final int[] kinds;

  /** By pair: the statistic's standard deviation over all permutations. */
  final double[] deviations;

  /** By pair: organisations with a known outcome where the exposure varies. */
  final int[] informative;

  private Table(List<Stratum> strata, int exposures, int outcomes) {
    this.exposures = exposures;
    this.outcomes = outcomes;
    starts = new int[strata.size() + 1];
    for (int s = 0; s < strata.size(); s++) {
      starts[s + 1] = starts[s] + strata.get(s).size();
    }
    rows = starts[strata.size()];
    x = new double[rows * exposures];
    y = new double[rows * outcomes];
    kinds = new int[rows];
    deviations = new double[exposures * outcomes];
    informative = new int[exposures * outcomes];
    for (int s = 0; s < strata.size(); s++) {
      strata.get(s).copyTo(this, starts[s]);
    }
    scale(x, exposures);
    scale(y, outcomes);
    for (int s = 0; s < strata.size(); s++) {
      addVariance(starts[s], starts[s + 1]);
    }
    Arrays.setAll(deviations, pair -> Math.sqrt(deviations[pair]));
    for (Stratum stratum : strata) {
      stratum.countInformative(informative);
    }
  }

  static Table of(int[] strata, List<Exposure> exposures, List<Outcome> outcomes) {
    var members = new LinkedHashMap<Integer, List<Integer>>();
    for (int i = 0; i < strata.length; i++) {
      members.computeIfAbsent(strata[i], _ -> new ArrayList<>()).add(i);
    }
    var active =
        members.values().stream()
            .map(each -> new Stratum(each, exposures, outcomes))
            .filter(Stratum::saysSomething)
            .toList();
    return new Table(active, exposures.size(), outcomes.size());
  }

  private static void scale(double[] values, int columns) {
    for (int c = 0; c < columns; c++) {
      double most = 0;
      for (int i = c; i < values.length; i += columns) {
        most = Math.max(most, Math.abs(values[i]));
      }
      for (int i = c; i < values.length && most > 0; i += columns) {
        values[i] /= most;
      }
    }
  }

  /**
   * Of a sum of products under all permutations of one side: SSx·SSy/(n−1) (Strasser & Weber, "On
   * the asymptotic theory of permutation statistics", 1999, for one column each).
   */
  private void addVariance(int from, int to) {
    for (int e = 0; e < exposures; e++) {
      double ssx = sumOfSquares(x, exposures, e, from, to);
      for (int o = 0; o < outcomes; o++) {
        double ssy = sumOfSquares(y, outcomes, o, from, to);
        deviations[e * outcomes + o] += ssx * ssy / (to - from - 1);
      }
    }
  }

  private static double sumOfSquares(double[] values, int columns, int column, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double value = values[i * columns + column];
      sum += value * value;
    }
    return sum;
  }

  /** One stratum's organisations. */
  private record Stratum(
      List<Integer> organisations, List<Exposure> exposures, List<Outcome> outcomes) {
    int size() {
      return organisations.size();
    }

    boolean saysSomething() {
      return exposures.stream().anyMatch(this::varies) && outcomes.stream().anyMatch(this::varies);
    }

    private boolean varies(Exposure exposure) {
      return organisations.stream().mapToDouble(exposure::value).distinct().limit(2).count() > 1;
    }

    private boolean varies(Outcome outcome) {
      return known(outcome).distinct().limit(2).count() > 1;
    }

    private DoubleStream known(Outcome outcome) {
      return organisations.stream().mapToDouble(outcome::score).filter(v -> !Double.isNaN(v));
    }

    void countInformative(int[] informative) {
      for (int e = 0; e < exposures.size(); e++) {
        for (int o = 0; o < outcomes.size() && varies(exposures.get(e)); o++) {
          informative[e * outcomes.size() + o] += (int) known(outcomes.get(o)).count();
        }
      }
    }

    void copyTo(Table table, int start) {
      for (int e = 0; e < exposures.size(); e++) {
        var exposure = exposures.get(e);
        double centre = centre(organisations.stream().mapToDouble(exposure::value).toArray());
        for (int i = 0; i < size() && varies(exposure); i++) {
          table.x[(start + i) * table.exposures + e] =
              exposure.value(organisations.get(i)) - centre;
        }
      }
      for (int o = 0; o < outcomes.size(); o++) {
        var outcome = outcomes.get(o);
        double centre = centre(known(outcome).toArray());
        for (int i = 0; i < size() && varies(outcome); i++) {
          double score = outcome.score(organisations.get(i));
          // A missing score is no reason to leave the organisation out: its exposures could have
          // been any other's. It adds nothing under any permutation.
          table.y[(start + i) * table.outcomes + o] = Double.isNaN(score) ? 0 : score - centre;
        }
      }
      var kinds = new HashMap<List<Double>, Integer>();
      for (int i = 0; i < size(); i++) {
        int organisation = organisations.get(i);
        var row = exposures.stream().map(exposure -> exposure.value(organisation)).toList();
        table.kinds[start + i] = kinds.computeIfAbsent(row, _ -> kinds.size());
      }
    }

    private static double centre(double[] values) {
      double mean = 0;
      for (int i = 0; i < values.length; i++) {
        mean += (values[i] - mean) / (i + 1);
      }
      return mean;
    }
  }
}
