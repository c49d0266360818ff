package org.evenhand.audit.regression;

import java.util.Arrays;

/**
 * One matched set's conditional likelihood: which of its cases had the outcome, given how many had.
 * The sum over all choices is built up case by case (Gail, Lubin & Rubinstein 1981, "Likelihood
 * calculations for matched case-control studies and survival studies with tied death times",
 * Biometrika 68), here in the form of chances: with p the logistic of each linear predictor,
 * shifted so that the expected number is the observed one, the sum is the chance of that number of
 * successes. All terms are chances, so that nothing overflows or cancels however large the set is.
 */
final class MatchedSet {
  private final double[][] points;
  private final boolean[] chosen;
  private final int choose;
  private final int sign;

  /**
   * A set.
   *
   * @param points the cases' coordinates
   * @param outcomes which had the outcome; some had, and some had not
   */
  MatchedSet(double[][] points, boolean[] outcomes) {
    int yes = 0;
    for (boolean outcome : outcomes) {
      yes += outcome ? 1 : 0;
    }
    // To choose the many with is to choose the few without, with the signs turned.
    this.sign = 2 * yes > outcomes.length ? -1 : 1;
    this.choose = sign > 0 ? yes : outcomes.length - yes;
    this.points = points;
    this.chosen = outcomes.clone();
    if (sign < 0) {
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = !outcomes[i];
      }
    }
  }

  /** How many cases. */
  int size() {
    return points.length;
  }

  /** How many terms its recursion has. */
  double terms() {
    return (double) choose * (points.length - choose + 1);
  }

  /** Adds this set's part to score and information; returns its log likelihood. */
  double add(double[] at, double[] score, double[][] information) {
    int n = points.length;
    double[] eta = new double[n];
    for (int i = 0; i < n; i++) {
      eta[i] = sign * Symmetric.dot(points[i], at);
    }
    double shift = shift(eta);
    double[] p = new double[n];
    double[] middle = new double[at.length];
    for (int i = 0; i < n; i++) {
      p[i] = Logit.probability(eta[i] + shift);
      for (int a = 0; a < middle.length; a++) {
        middle[a] += p[i] * points[i][a] / choose;
      }
    }
    var sums = new Sums(choose, at.length);
    double value = choose * shift;
    for (int i = 0; i < n; i++) {
      double[] x = new double[at.length];
      for (int a = 0; a < x.length; a++) {
        // About the middle, so that the covariance is no difference of large numbers.
        x[a] = sign * (points[i][a] - middle[a]);
        score[a] += chosen[i] ? x[a] : 0;
      }
      sums.admit(i, n, p[i], eta[i] + shift, x);
      value -= Logit.softplus(eta[i] + shift);
      value += chosen[i] ? eta[i] : 0;
    }
    return value - sums.finish(score, information);
  }

  /** The shift by which as many are expected as were chosen. */
  private double shift(double[] eta) {
    double target = Math.log((double) choose / (eta.length - choose));
    double low = target - Arrays.stream(eta).max().orElseThrow();
    double high = target - Arrays.stream(eta).min().orElseThrow();
    double shift = (low + high) / 2;
    for (int step = 0; step < 200 && high - low > 1e-12 * Math.max(1, Math.abs(shift)); step++) {
      double excess = -choose;
      double slope = 0;
      for (double e : eta) {
        excess += Logit.probability(e + shift);
        slope += Logit.variance(e + shift);
      }
      low = excess > 0 ? low : shift;
      high = excess > 0 ? shift : high;
      double newton = shift - excess / slope;
      if (Math.abs(excess) < 1e-9) {
        break;
      }
      shift = newton > low && newton < high ? newton : (low + high) / 2;
    }
    return shift;
  }

  /**
   * For each number chosen so far: its chance, and the first and second moments of the sum of x.
   */
  private static final class Sums {
    private final int choose;
    private final double[] chance;
    private final double[][] first;
    private final double[][] second;

    Sums(int choose, int size) {
      this.choose = choose;
      this.chance = new double[choose + 1];
      this.first = new double[choose + 1][size];
      this.second = new double[choose + 1][size * (size + 1) / 2];
      chance[0] = 1;
    }

    void admit(int i, int n, double p, double eta, double[] x) {
      double q = Logit.probability(-eta);
      // Fewer than so many can no longer become enough.
      int least = Math.max(0, choose - (n - 1 - i));
      for (int j = Math.min(i + 1, choose); j >= least; j--) {
        double came = j > 0 ? p * chance[j - 1] : 0;
        int at = 0;
        for (int a = 0; a < x.length; a++) {
          for (int b = 0; b <= a; b++) {
            double moved =
                j > 0
                    ? p * (second[j - 1][at] + x[a] * first[j - 1][b] + x[b] * first[j - 1][a])
                    : 0;
            second[j][at] = q * second[j][at] + moved + x[a] * x[b] * came;
            at++;
          }
        }
        for (int a = 0; a < x.length; a++) {
          first[j][a] = q * first[j][a] + (j > 0 ? p * first[j - 1][a] : 0) + x[a] * came;
        }
        chance[j] = q * chance[j] + came;
      }
    }

    double finish(double[] score, double[][] information) {
      double whole = chance[choose];
      int at = 0;
      for (int a = 0; a < score.length; a++) {
        double mean = first[choose][a] / whole;
        score[a] -= mean;
        for (int b = 0; b <= a; b++) {
          double moment = second[choose][at++] / whole - mean * (first[choose][b] / whole);
          information[a][b] += moment;
          information[b][a] += a == b ? 0 : moment;
        }
      }
      return Math.log(whole);
    }
  }
}
