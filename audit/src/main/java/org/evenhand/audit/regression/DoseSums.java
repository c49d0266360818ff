package org.evenhand.audit.regression;

/**
 * Sums over one stratum's doses, taken about their mean so that distance from zero costs nothing.
 */
final class DoseSums {
  private double cases;
  private double yes;
  private double origin;
  private double mean;
  private double spread;
  private double together;
  private double largest;

  static void check(double[] dose, double[] successes, double[] totals) {
    if (dose.length != successes.length || dose.length != totals.length) {
      throw new IllegalArgumentException(
          dose.length + " doses, " + successes.length + " successes, " + totals.length + " totals");
    }
    for (int i = 0; i < dose.length; i++) {
      Trials.check(i, successes[i], totals[i]);
      if (!Double.isFinite(dose[i])) {
        throw new IllegalArgumentException("dose of row " + i + " is " + dose[i]);
      }
    }
  }

  /** Welford's update, from the first dose on: means and squares about them. */
  void add(double at, double successes, double totals) {
    if (totals == 0) {
      return;
    }
    double before = cases;
    origin = before == 0 ? at : origin;
    double dose = at - origin;
    cases += totals;
    double step = dose - mean;
    mean += step * (totals / cases);
    spread += totals * step * (dose - mean);
    double rate = before == 0 ? 0 : yes / before;
    together += (successes - totals * rate) * step * (before / cases);
    yes += successes;
    largest = Math.max(largest, Math.abs(dose));
  }

  double cases() {
    return cases;
  }

  /** Σ (dose - mean)(successes). */
  double excess() {
    return together;
  }

  /** Σ (dose - mean)², zero where rounding alone is left. */
  double spread() {
    return spread <= 1e-28 * cases * largest * largest ? 0 : spread;
  }

  /** The variance of an outcome at the overall rate. */
  double outcomeVariance() {
    return cases == 0 ? 0 : yes / cases * ((cases - yes) / cases);
  }
}
