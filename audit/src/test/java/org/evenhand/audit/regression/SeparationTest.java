package org.evenhand.audit.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeparationTest {
  private static Separation of(double[][] columns, boolean[] y) {
    var builder = Design.withIntercept(y.length);
    for (int j = 0; j < columns.length; j++) {
      builder.numeric("x" + j, columns[j]);
    }
    return Logistic.fit(Trials.of(builder.build(), y)).separation();
  }

  @Test
  void nobody_with_neovascularisation_had_low_grade_so_its_estimate_is_infinite()
      throws IOException {
    var table = PublishedTable.read("OncoDataSets_EndometrialCancer_df.csv");
    var design =
        Design.withIntercept(table.rows())
            .numeric("NV", table.numbers("NV"))
            .numeric("PI", table.numbers("PI"))
            .numeric("EH", table.numbers("EH"))
            .build();
    var fit = Logistic.fit(Trials.of(design, table.is("HG", "1")));
    assertThat(fit.separation().kind()).isEqualTo(Separation.Kind.QUASI_COMPLETE);
    assertThat(fit.separation().columns()).containsExactly(new Separation.Column("NV", 1));
    assertThat(fit.estimates().value("EH")).isFinite();
  }

  @Test
  void a_threshold_separates_completely() {
    var found = of(new double[][] {{1, 2, 3, 4}}, new boolean[] {false, false, true, true});
    assertThat(found.kind()).isEqualTo(Separation.Kind.COMPLETE);
  }

  @Test
  void a_tie_at_the_threshold_separates_almost_completely() {
    var found =
        of(new double[][] {{1, 2, 2, 3, 4}}, new boolean[] {false, false, true, true, true});
    assertThat(found.kind()).isEqualTo(Separation.Kind.QUASI_COMPLETE);
  }

  @Property(tries = 300)
  void any_hyperplane_separates_and_one_case_on_the_wrong_side_undoes_it(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    int rows = 30 + random.nextInt(50);
    double[][] x = new double[3][rows];
    double[] direction = {random.nextDouble(-1, 1), random.nextDouble(-1, 1), 1};
    double[] height = new double[rows];
    boolean[] y = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 3; j++) {
        x[j][i] = random.nextDouble(-3, 3);
        height[i] += direction[j] * x[j][i];
      }
      y[i] = height[i] > 0.3;
    }
    long yes = java.util.stream.IntStream.range(0, rows).filter(i -> y[i]).count();
    assertThat(of(x, y).kind()).isEqualTo(Separation.Kind.COMPLETE);
    if (yes > 0 && yes < rows) {
      // The centre of either side, with the other's outcome, lies among cases of both outcomes.
      assertThat(of(withCentres(x, y), withWrong(y)).found()).isFalse();
    }
  }

  private static double[][] withCentres(double[][] x, boolean[] y) {
    double[][] more = new double[x.length][];
    for (int j = 0; j < x.length; j++) {
      more[j] = Arrays.copyOf(x[j], y.length + 2);
      int[] count = new int[2];
      for (int i = 0; i < y.length; i++) {
        int side = y[i] ? 1 : 0;
        more[j][y.length + side] += x[j][i];
        count[side]++;
      }
      more[j][y.length] /= count[0];
      more[j][y.length + 1] /= count[1];
    }
    return more;
  }

  private static boolean[] withWrong(boolean[] y) {
    boolean[] more = Arrays.copyOf(y, y.length + 2);
    more[y.length] = true;
    return more;
  }
}
