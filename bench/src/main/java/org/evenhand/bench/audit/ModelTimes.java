package org.evenhand.bench.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evenhand.audit.regression.ConditionalLogistic;
import org.evenhand.audit.regression.Design;
import org.evenhand.audit.regression.Trials;
import org.evenhand.audit.times.CensoredTimes;
import org.evenhand.audit.times.Covariate;
import org.evenhand.audit.times.CoxModel;
import org.evenhand.audit.times.LogRank;

/**
 * Times the models that {@code bench/beside-r} times in R, on the same files: {@code times.csv}
 * (time, event, x, z, stratum, cluster) and {@code sets.csv} (set, case, x, z).
 */
public final class ModelTimes {
  private static final double LEVEL = 0.95;
  private static final int ROUNDS = 3;

  private ModelTimes() {}

  /** {@code DIR} */
  public static void main(String[] args) throws IOException {
    var folder = Path.of(args[0]);
    var times = columns(folder.resolve("times.csv"));
    var observed = CensoredTimes.of(times[0], flags(times[1]));
    var strata = whole(times[4]);
    var cox =
        CoxModel.of(observed, List.of(new Covariate("x", times[2]), new Covariate("z", times[3])))
            .withStrata(strata)
            .withClusters(whole(times[5]));
    timed("Cox, stratified, clustered", () -> text(cox.fit(LEVEL).coefficient("x").estimate()));
    var groups = IntStream.range(0, strata.length).map(i -> times[2][i] > 0 ? 1 : 0).toArray();
    timed("log-rank, stratified", () -> text(LogRank.test(observed, groups, strata).chiSquared()));

    var sets = columns(folder.resolve("sets.csv"));
    var design =
        Design.withoutIntercept(sets[0].length).numeric("x", sets[2]).numeric("z", sets[3]).build();
    var trials = Trials.of(design, flags(sets[1]));
    var numbers = whole(sets[0]);
    timed(
        "conditional logistic, exact",
        () ->
            text(
                ConditionalLogistic.fit(trials, numbers)
                    .coefficients(LEVEL)
                    .getFirst()
                    .estimate()));
  }

  private static String text(double figure) {
    return String.format(Locale.ROOT, "%.6f", figure);
  }

  /** In a new JVM the first time is slower than the last; R is timed once. */
  private static void timed(String model, Supplier<String> fitting) {
    @SuppressWarnings("SystemOut") // a command's answer
    PrintStream out = System.out;
    var seconds = new double[ROUNDS];
    var answer = "";
    for (int i = 0; i < ROUNDS; i++) {
      long from = System.nanoTime();
      answer = fitting.get();
      seconds[i] = (System.nanoTime() - from) / 1e9;
    }
    out.printf(
        Locale.ROOT,
        "evenhand %s: %.2f s at first, %.2f s the third time (%s)%n",
        model,
        seconds[0],
        seconds[ROUNDS - 1],
        answer);
  }

  private static double[][] columns(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      var rows =
          lines
              .skip(1)
              .map(
                  line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
              .toArray(double[][]::new);
      var columns = new double[rows[0].length][rows.length];
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          columns[j][i] = rows[i][j];
        }
      }
      return columns;
    }
  }

  private static int[] whole(double[] column) {
    return Arrays.stream(column).mapToInt(value -> (int) value).toArray();
  }

  private static boolean[] flags(double[] column) {
    var flags = new boolean[column.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = column[i] == 1;
    }
    return flags;
  }
}
