package org.evenhand.audit.validation;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Trials;

/**
 * A random table for a regression: a number {@code x}, a mark {@code b}, a factor {@code f} and a
 * second number {@code c}; clusters; counts of yes among all. Among the tables are ties, constant
 * and collinear columns, factors of one level, empty rows, badly scaled columns, and outcomes that
 * are separated.
 */
final class RandomTrials {
  static final String HEADER = "table,cluster,x,b,f,c,yes,all\n";

  final double[] x;
  final double[] b;
  final String[] f;
  final double[] c;
  final int[] cluster;
  final double[] yes;
  final double[] all;

  /**
   * Draws one.
   *
   * @param most the most rows
   * @param count the most cases of a row
   * @param clusters how many clusters at most
   */
  RandomTrials(RandomGenerator random, int most, int count, int clusters) {
    int rows = 6 + random.nextInt(most - 5);
    x = new double[rows];
    b = new double[rows];
    f = new String[rows];
    c = new double[rows];
    cluster = new int[rows];
    yes = new double[rows];
    all = new double[rows];
    columns(random);
    outcomes(random, count, 2 + random.nextInt(Math.max(1, clusters - 1)));
  }

  private void columns(RandomGenerator random) {
    int shape = random.nextInt(6);
    double share = random.nextInt(8) == 0 ? 0 : random.nextDouble(0.1, 0.9);
    int levels = 1 + random.nextInt(4);
    boolean collinear = random.nextInt(4) == 0;
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (shape) {
            case 0 -> random.nextInt(4);
            case 1 -> 1e6 * random.nextGaussian();
            case 2 -> 1e-6 * random.nextGaussian();
            case 3 -> 1000 + random.nextGaussian();
            default -> random.nextGaussian();
          };
      b[i] = random.nextDouble() < share ? 1 : 0;
      f[i] = String.valueOf((char) ('p' + random.nextInt(levels)));
      c[i] = collinear ? 2 * x[i] - b[i] : random.nextInt(10) / 2.0;
    }
  }

  private void outcomes(RandomGenerator random, int count, int clusters) {
    double mean = Arrays.stream(x).average().orElseThrow();
    double spread = Arrays.stream(x).map(v -> Math.abs(v - mean)).max().orElseThrow();
    double strength = Math.pow(10, random.nextDouble(-2, 1.2));
    double level = random.nextGaussian();
    double[] own = random.doubles(clusters, -1, 1).toArray();
    for (int i = 0; i < x.length; i++) {
      cluster[i] = random.nextInt(clusters);
      double eta = level + own[cluster[i]];
      eta += spread > 0 ? strength * (x[i] - mean) / spread : 0;
      eta += strength * (b[i] - 0.5) * 0.5;
      all[i] = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(count);
      for (int k = 0; k < all[i]; k++) {
        yes[i] += random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
      }
    }
  }

  void write(Writer out, int table) throws IOException {
    for (int i = 0; i < x.length; i++) {
      out.write(
          table
              + ","
              + cluster[i]
              + ","
              + x[i]
              + ","
              + b[i]
              + ","
              + f[i]
              + ","
              + c[i]
              + ","
              + yes[i]
              + ","
              + all[i]
              + "\n");
    }
  }

  Design design(boolean intercept) {
    var builder = intercept ? Design.withIntercept(x.length) : Design.withoutIntercept(x.length);
    return builder.numeric("x", x).numeric("b", b).factor("f", f).numeric("c", c).build();
  }

  Trials trials() {
    return Trials.of(design(true), yes, all);
  }
}
