package org.evenhand.audit.permutation;

import java.util.HashMap;

/**
 * How alike the rulings of one organisation are, among organisations of one stratum: the analysis
 * of variance's estimate (Donner & Koval, "The estimation of intraclass correlation in the analysis
 * of family data", Biometrics 36, 1980), with strata as a fixed effect. It looks at no exposure, so
 * weighing by it leaves a permutation test exact.
 */
public final class IntraclassCorrelation {
  private IntraclassCorrelation() {}

  /**
   * Estimates it.
   *
   * @param rulings how many of each organisation
   * @param sums of the rulings' outcomes, for each organisation
   * @param squares sums of the outcomes' squares; for outcomes 0 and 1, the same as {@code sums}
   * @param strata the stratum of each organisation
   * @return between 0 and 1 (estimates below 0 become 0); {@code NaN} if no organisation has two
   *     rulings, no stratum has two organisations with rulings, or nothing varies
   */
  public static double estimate(long[] rulings, double[] sums, double[] squares, int[] strata) {
    OrganisationScore.requireSameLength(rulings.length, sums.length, strata.length);
    OrganisationScore.requireSameLength(rulings.length, squares.length, strata.length);
    var parts = new HashMap<Integer, Part>();
    for (int i = 0; i < rulings.length; i++) {
      OrganisationScore.requireRulings(rulings[i], sums[i], i);
      if (rulings[i] > 0) {
        parts.computeIfAbsent(strata[i], _ -> new Part()).add(rulings[i], sums[i], squares[i]);
      }
    }
    return of(parts.values());
  }

  private static double of(Iterable<Part> parts) {
    double within = 0;
    double between = 0;
    double withinFreedom = 0;
    double betweenFreedom = 0;
    double size = 0;
    double total = 0;
    for (Part part : parts) {
      within += part.within;
      between += part.betweenSquares();
      withinFreedom += part.rulings - part.organisations;
      betweenFreedom += part.organisations - 1;
      size += part.rulings - part.sizesSquared / part.rulings;
      total += part.squares;
    }
    // What rounding leaves of a sum of squares is no variation.
    double nothing = 1e-12 * total;
    if (withinFreedom < 1 || betweenFreedom < 1 || within + between <= nothing) {
      return Double.NaN;
    }
    double meanWithin = within / withinFreedom;
    double meanBetween = between / betweenFreedom;
    double typical = size / betweenFreedom;
    double rho = (meanBetween - meanWithin) / (meanBetween + (typical - 1) * meanWithin);
    return Math.clamp(rho, 0, 1);
  }

  private static final class Part {
    private double organisations;
    private double rulings;
    private double sizesSquared;
    private double sum;
    private double squares;
    private double sumOfMeansSquared;
    private double within;

    void add(long n, double s, double ss) {
      organisations++;
      rulings += n;
      sizesSquared += (double) n * n;
      sum += s;
      squares += ss;
      sumOfMeansSquared += s * s / n;
      within += Math.max(0, ss - s * s / n);
    }

    double betweenSquares() {
      return Math.max(0, sumOfMeansSquared - sum * sum / rulings);
    }
  }
}
