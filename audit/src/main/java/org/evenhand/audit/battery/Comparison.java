package org.evenhand.audit.battery;

import java.util.Arrays;
import java.util.List;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.DesignBuilder;
import org.evenhand.audit.regression.Trials;
import org.evenhand.audit.tables.SampledTables;
import org.evenhand.audit.tables.Strata;
import org.evenhand.audit.tables.TwoByTwo;

/**
 * An outcome of yes or no and one exposure, in rows of equal rulings.
 *
 * @param exposure what the exposure's column is called
 * @param binary whether the exposure is 1 or 0; else it is a dose
 * @param dose the exposure of each row
 * @param yes how many of each row had the outcome
 * @param all how many each row stands for; fractions where rows were sampled
 * @param stratum the stratum of each row
 * @param strata how many strata there are
 * @param controls what is held equal in regressions
 * @param set the matched set of each row; empty if nothing is matched
 * @param cluster the organisation of each row; empty if it is not known or not asked for
 * @param weighing what the numbers are numbers of
 * @param independent whether rows may be taken as independent
 * @param seed where chance begins
 */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public record Comparison(
    String exposure,
    boolean binary,
    double[] dose,
    double[] yes,
    double[] all,
    int[] stratum,
    int strata,
    List<Column> controls,
    int[] set,
    int[] cluster,
    Weighing weighing,
    boolean independent,
    long seed) {
  public Comparison {
    controls = List.copyOf(controls);
  }

  /** How many cases the rows stand for. */
  public double cases() {
    double sum = 0;
    for (var n : all) {
      sum += n;
    }
    return sum;
  }

  /** The table of each stratum, for an exposure of 1 and 0. */
  Strata tables() {
    var cells = new double[strata][4];
    for (int i = 0; i < dose.length; i++) {
      var cell = cells[stratum[i]];
      int row = dose[i] == 1 ? 0 : 2;
      cell[row] += yes[i];
      cell[row + 1] += all[i] - yes[i];
    }
    return new Strata(Arrays.stream(cells).map(c -> new TwoByTwo(c[0], c[1], c[2], c[3])).toList());
  }

  /** The same of a sample, row by row. */
  SampledTables sampled(Weighing.Sample sample) {
    var cell = new int[dose.length];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = 4 * stratum[i] + (dose[i] == 1 ? 0 : 2) + (yes[i] > 0 ? 0 : 1);
    }
    return new SampledTables(cell, all, sample.unit(), sample.units(), strata);
  }

  /** The rows for a regression on the exposure and the controls. */
  Trials trials() {
    return Trials.of(design(Design.withIntercept(dose.length)), yes, all);
  }

  private Design design(DesignBuilder builder) {
    var built = builder.numeric(exposure, dose);
    for (var control : controls) {
      built =
          switch (control) {
            case Column.Numeric numeric -> built.numeric(numeric.name(), numeric.values());
            case Column.Factor factor ->
                built.factor(factor.name(), factor.levels(), factor.codes());
          };
    }
    return built.build();
  }
}
