package org.evenhand.audit.validation;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.evenhand.audit.times.CensoredTimes;

/** Random censored times: ties, all censored, none, groups and strata without events among them. */
record TimesSample(
    double[] time,
    boolean[] event,
    double[] weight,
    int[] groups,
    int[] strata,
    int[] clusters,
    double[][] x) {
  static TimesSample random(RandomGenerator random, int size, int covariates) {
    int shape = random.nextInt(10);
    int groups = 1 + random.nextInt(4);
    int strata = 1 + random.nextInt(4);
    int clusters = 1 + random.nextInt(Math.max(1, size));
    boolean coarse = random.nextBoolean();
    boolean weighted = random.nextInt(3) == 0;
    var s =
        new TimesSample(
            new double[size],
            new boolean[size],
            new double[size],
            new int[size],
            new int[size],
            new int[size],
            new double[covariates][size]);
    for (int i = 0; i < size; i++) {
      s.groups[i] = random.nextInt(groups);
      s.strata[i] = random.nextInt(strata);
      s.clusters[i] = random.nextInt(clusters);
      for (int j = 0; j < covariates; j++) {
        s.x[j][i] = value(random, j, s.groups[i]);
      }
      double t = -Math.log(1 - random.nextDouble()) * 5 * Math.exp(0.6 * s.x[0][i] / 3);
      s.time[i] = shape == 0 ? 3 : coarse ? Math.ceil(t) : t;
      s.event[i] = shape != 1 && (shape == 2 || random.nextInt(3) > 0);
      s.weight[i] = weighted ? 1 + random.nextInt(4) : 1;
    }
    return s;
  }

  private static double value(RandomGenerator random, int j, int group) {
    return switch (j % 3) {
      case 0 -> group;
      case 1 -> random.nextGaussian();
      default -> random.nextInt(2);
    };
  }

  int size() {
    return time.length;
  }

  CensoredTimes times() {
    return CensoredTimes.of(time, event, weight);
  }

  String row(int i) {
    return time[i] + "," + (event[i] ? 1 : 0) + "," + weight[i] + "," + groups[i] + "," + strata[i];
  }

  String covariates(int i) {
    var cells = Arrays.stream(x).map(column -> Double.toString(column[i])).toList();
    return clusters[i] + "," + String.join(",", cells);
  }
}
