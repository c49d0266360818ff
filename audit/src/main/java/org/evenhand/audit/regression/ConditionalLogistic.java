package org.evenhand.audit.regression;

import java.util.HashMap;
import java.util.Map;

/**
 * Conditional logistic regression of matched sets, by the exact conditional likelihood (Breslow &
 * Day 1980, "Statistical Methods in Cancer Research" 1, chapter 7; R's {@code clogit} with {@code
 * method = "exact"}). Whatever is the same for all of a set, such as the organisation that decided,
 * cancels.
 */
public final class ConditionalLogistic {
  private static final int MOST_STEPS = 200;
  // Some minutes of one core for each step.
  private static final double MOST_TERMS = 1e11;

  private ConditionalLogistic() {}

  /**
   * Fits.
   *
   * @param trials whole counts; each case is a row of its own. A column of ones is left out
   * @param sets for each row the number of its set
   * @throws IllegalArgumentException when lengths differ, a count is not whole, or sets are too
   *     large for the exact likelihood
   */
  public static ConditionalFit fit(Trials trials, int[] sets) {
    check(trials, sets);
    var counted = new SetCounts(trials, sets);
    var within = trials.explainedBy(counted.centred(trials.design()));
    var varied = within.only(counted.varied());
    var frame = Frame.of(varied.design(), varied.totals());
    var separation = SetSeparation.of(frame, varied, sets);
    boolean found = separation.found().found();
    var left = found ? varied.only(separation.left()) : varied;
    var used = found ? Frame.of(left.design(), left.totals()) : frame;
    var likelihood = MatchedSets.of(used, left, sets);
    if (likelihood.cost() > MOST_TERMS) {
      throw new IllegalArgumentException(
          "sets too large for the exact likelihood: "
              + likelihood.cost()
              + " terms, at most "
              + MOST_TERMS);
    }
    double[] start = new double[used.size()];
    var top = Newton.climb(likelihood, start, likelihood.cases(), MOST_STEPS);
    var raw = used.estimates(top.point().at, top.covariance());
    String[] why = reasons(frame, separation.found(), top.converged());
    double nothing =
        found ? MatchedSets.of(frame, varied, sets).atNothing() : likelihood.atNothing();
    return new ConditionalFit(
        raw.without(why), separation.found(), top, nothing, frame.size(), counted);
  }

  private static String[] reasons(Frame frame, Separation separation, boolean converged) {
    String[] why = new String[frame.design().columns()];
    for (int j = 0; j < why.length; j++) {
      why[j] = separation.reason(frame.design().names().get(j));
      if (!frame.reason(j).isEmpty()) {
        why[j] =
            switch (frame.reason(j)) {
              case "zero in every row" -> "the same within every set";
              case "no rows" -> "no set in which some had the outcome and some had not";
              default -> frame.reason(j);
            };
      } else if (why[j].isEmpty() && !converged) {
        why[j] = "the fit did not converge";
      }
    }
    return why;
  }

  private static void check(Trials trials, int[] sets) {
    int rows = trials.design().rows();
    if (sets.length != rows) {
      throw new IllegalArgumentException(sets.length + " sets for " + rows + " rows");
    }
    for (int i = 0; i < rows; i++) {
      if (trials.total(i) != Math.rint(trials.total(i))
          || trials.successes(i) != Math.rint(trials.successes(i))) {
        throw new IllegalArgumentException(
            "row " + i + ": " + trials.successes(i) + " of " + trials.total(i) + ", not whole");
      }
    }
  }

  /** How many had the outcome in each set, and of how many. */
  static final class SetCounts {
    private final Trials trials;
    private final int[] sets;
    private final Map<Integer, double[]> counts = new HashMap<>();

    SetCounts(Trials trials, int[] sets) {
      this.trials = trials;
      this.sets = sets;
      for (int i = 0; i < sets.length; i++) {
        if (trials.total(i) > 0) {
          double[] count = counts.computeIfAbsent(sets[i], set -> new double[2]);
          count[0] += trials.successes(i);
          count[1] += trials.total(i);
        }
      }
    }

    private static boolean varies(double[] count) {
      return count[0] > 0 && count[0] < count[1];
    }

    int all() {
      return counts.size();
    }

    int withVariation() {
      return (int) counts.values().stream().filter(SetCounts::varies).count();
    }

    /** The rows of sets in which some had the outcome and some had not. */
    boolean[] varied() {
      boolean[] rows = new boolean[sets.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = trials.total(i) > 0 && varies(counts.getOrDefault(sets[i], new double[2]));
      }
      return rows;
    }

    /** The design less each set's means. */
    Design centred(Design design) {
      double[][] columns = new double[design.columns()][];
      for (int j = 0; j < columns.length; j++) {
        columns[j] = centred(design.array(j));
      }
      var builder = Design.withoutIntercept(design.rows()).weights(design.weights());
      for (int j = 0; j < columns.length; j++) {
        builder.column(design.names().get(j), columns[j], design.term(j), design.isLevel(j));
      }
      return builder.build();
    }

    private double[] centred(double[] values) {
      var sums = new HashMap<Integer, Double>();
      for (int i = 0; i < values.length; i++) {
        sums.merge(sets[i], trials.total(i) * values[i], Double::sum);
      }
      double[] centred = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        if (trials.total(i) > 0) {
          double all = counts.getOrDefault(sets[i], new double[2])[1];
          double rest = values[i] - sums.getOrDefault(sets[i], 0.0) / all;
          // Of equal values rounding alone is left.
          centred[i] = Math.abs(rest) <= 1e-14 * Math.abs(values[i]) ? 0 : rest;
        }
      }
      return centred;
    }
  }
}
