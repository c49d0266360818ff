package org.evenhand.audit.regression;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a combination of columns tells the outcomes apart, so that the likelihood has no top and
 * some coefficients no finite estimate (Albert & Anderson 1984, "On the existence of maximum
 * likelihood estimates in logistic regression models", Biometrika 71). {@link Firth} gives finite
 * estimates then.
 *
 * @param kind how far it goes
 * @param columns the columns without a finite estimate
 */
public record Separation(Kind kind, List<Column> columns) {
  /** How far the outcomes are told apart. */
  public enum Kind {
    /** Not at all: every estimate is finite. */
    NONE,
    /** Some cases are told apart for certain, others lie on the border. */
    QUASI_COMPLETE,
    /** All cases are told apart. */
    COMPLETE
  }

  /**
   * A column without a finite estimate.
   *
   * @param name its name
   * @param direction 1 where the estimate grows without end, -1 where it falls, 0 where no single
   *     direction can be told
   */
  public record Column(String name, int direction) {}

  public Separation {
    columns = List.copyOf(columns);
  }

  /** Whether some estimate is not finite. */
  public boolean found() {
    return kind != Kind.NONE;
  }

  /** What to say beside a coefficient: empty when its estimate is finite. */
  String reason(String name) {
    for (var column : columns) {
      if (column.name.equals(name)) {
        String where =
            switch (column.direction) {
              case 1 -> ", towards plus infinity";
              case -1 -> ", towards minus infinity";
              default -> "";
            };
        return "no finite estimate, since the outcomes are separated" + where;
      }
    }
    return "";
  }

  /**
   * The columns whose coefficient moves while the rows that stay level don't.
   *
   * @param level what spans the rows that stay level
   * @param directions directions of separation, in the frame's coordinates
   */
  static Separation of(Kind kind, Frame frame, Subspace level, List<double[]> directions) {
    var still = level.complement();
    var columns = new ArrayList<Column>();
    for (int place = 0; place < frame.size(); place++) {
      double[] coefficient = frame.coefficientOf(place);
      double length = Recession.norm(coefficient);
      boolean moves = false;
      for (double[] direction : still) {
        moves |= Math.abs(Symmetric.dot(coefficient, direction)) > 1e-7 * length;
      }
      if (moves) {
        String name = frame.design().names().get(frame.column(place));
        columns.add(new Column(name, sign(coefficient, length, directions)));
      }
    }
    return new Separation(kind, columns);
  }

  private static int sign(double[] coefficient, double length, List<double[]> directions) {
    for (double[] direction : directions) {
      double product = Symmetric.dot(coefficient, direction);
      if (Math.abs(product) > 1e-7 * length) {
        return product > 0 ? 1 : -1;
      }
    }
    return 0;
  }
}
