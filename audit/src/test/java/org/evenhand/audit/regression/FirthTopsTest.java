package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FirthTopsTest {
  private static final double LEVEL = 0.95;
  private static final double THRESHOLD = Math.pow(Tail.quantile(LEVEL, 1.0 / 0), 2);

  /** Table 341 of seed 1 of {@code .ci/validate-audit}. */
  private static Trials manyTops() {
    double[] x = {
      343263.3584129416,
      321668.58534306765,
      -649452.0073806404,
      914379.7200284912,
      641968.8286547043,
      -1349143.7149846556,
      -1451748.5424539016,
      887928.9961997522,
      1529118.6268522597,
      449980.3645856682,
      1992276.3315502487,
      -29524.272827236142,
      -8898.503878640347,
      -1439714.305583061,
      -279332.43397092255,
      802617.6787729186,
      -103063.50187774692,
      1930806.6796522238,
      1238781.9810502192,
      -614218.1015090052,
      743945.8605102934,
      -1423621.1095184456,
      -1629822.6555589885,
      -1055329.7055432291,
      -816683.7691880078,
      -347488.90322796925,
      248696.6794967857,
      -53513.75726896024,
      711595.5982193728,
      70329.7758005198,
      1008446.5019835383,
      1627193.6733359855
    };
    double[] b = {
      1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0
    };
    String[] f = {
      "s", "p", "q", "p", "r", "r", "p", "s", "r", "p", "q", "p", "s", "s", "r", "s", "p", "r", "p",
      "p", "r", "s", "q", "p", "r", "q", "r", "s", "r", "s", "s", "r"
    };
    double[] c = {
      1.5, 4, 1, 4, 2.5, 1, 2.5, 4, 4, 4.5, 2, 0, 4, 4.5, 1.5, 0, 1, 1.5, 2.5, 0.5, 1, 1, 0.5, 3,
      1.5, 1, 0, 0.5, 4, 2.5, 4, 1.5
    };
    double[] yes = {
      0, 0, 0, 0, 2, 0, 0, 3, 2, 1, 3, 0, 0, 0, 0, 4, 0, 4, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 1, 0, 4, 3
    };
    double[] all = {
      0, 2, 1, 0, 3, 0, 4, 3, 2, 1, 3, 4, 0, 0, 2, 4, 3, 4, 2, 2, 1, 2, 2, 2, 1, 3, 2, 2, 1, 3, 4, 3
    };
    var design =
        Design.withIntercept(x.length)
            .numeric("x", x)
            .numeric("b", b)
            .factor("f", f)
            .numeric("c", c)
            .build();
    return Trials.of(design, yes, all);
  }

  @Test
  void an_interval_ends_where_the_highest_of_many_tops_comes_to_the_threshold() {
    var trials = manyTops();
    for (String column : List.of("x", "b")) {
      var interval = Firth.fit(trials).profile(column, LEVEL).interval();
      assertThat(drop(trials, column, interval.low(), 20)).isCloseTo(THRESHOLD, within(1e-6));
      assertThat(drop(trials, column, interval.high(), 20)).isCloseTo(THRESHOLD, within(1e-6));
    }
  }

  @Property(tries = 12, seed = "20021", shrinking = ShrinkingMode.OFF)
  void no_start_comes_higher_at_an_end(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
    var trials = drawn(new Random(seed));
    var profile = Firth.fit(trials).profile("x", LEVEL);
    double[] ends = {profile.interval().low(), profile.interval().high()};
    for (double end : ends) {
      if (Double.isFinite(end)) {
        assertThat(drop(trials, "x", end, 20)).isCloseTo(THRESHOLD, within(1e-6));
      }
    }
  }

  private static Trials drawn(Random random) {
    int rows = 8 + random.nextInt(20);
    double[] x = new double[rows];
    double[] c = new double[rows];
    String[] f = new String[rows];
    double[] yes = new double[rows];
    double[] all = new double[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = random.nextGaussian();
      c[i] = random.nextInt(10) / 2.0;
      f[i] = "pqr".substring(i % 3, i % 3 + 1);
      all[i] = 1 + random.nextInt(3);
      for (int k = 0; k < all[i]; k++) {
        yes[i] += random.nextDouble() < Logit.probability(4 * x[i] - 1) ? 1 : 0;
      }
    }
    var design = Design.withIntercept(rows).numeric("x", x).factor("f", f).numeric("c", c).build();
    return Trials.of(design, yes, all);
  }

  /** Twice how far the highest of many climbs at a coefficient's value lies below the fit. */
  private static double drop(Trials trials, String column, double value, int starts) {
    var fit = Firth.fit(trials);
    var frame = Frame.of(trials.design(), trials.totals()).withLast(fit.estimates().index(column));
    var surface =
        FirthLikelihood.of(new BinomialLikelihood(frame, trials))
            .holding(value * frame.lastScale());
    var random = new Random(1);
    double best = Double.NEGATIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      double spread = 3 + start % 4 * 4;
      double[] from = random.doubles(frame.size() - 1, -spread, spread).toArray();
      var top = Newton.climb(surface, from, surface.scale(), 200);
      best = top.converged() ? Math.max(best, top.point().value) : best;
    }
    return 2 * (fit.logLikelihood() - best - frame.logScale());
  }
}
