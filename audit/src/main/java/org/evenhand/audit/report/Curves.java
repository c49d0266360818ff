package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.result.AuditResult.Curve;

/**
 * Plots of one comparison: survival as steps, dose and response, specifications, power. Each has
 * one method.
 */
final class Curves {
  private static final int HEIGHT = 300;
  private static final int KINDS = 3;
  private static final double AIM = 0.8;

  private final Html out;
  private final List<Curve> points;
  private final String alt;

  private Curves(Html out, List<Curve> points, String alt) {
    this.out = out;
    this.points = points;
    this.alt = alt;
  }

  /**
   * Draws points of one kind.
   *
   * @param alt what is drawn, in a sentence
   */
  static void draw(Html out, List<Curve> points, String alt) {
    var curves = new Curves(out, points, alt);
    switch (points.getFirst().kind()) {
      case "kaplan-meier" -> curves.survival();
      case "specification" -> curves.specifications();
      case "dose-response" -> curves.dose();
      case "power", "power-organisations" -> curves.power();
      default -> throw new IllegalArgumentException(points.getFirst().kind());
    }
  }

  /** What a kind of plot asks. */
  static String question(String kind) {
    return switch (kind) {
      case "kaplan-meier" -> "How long did it last?";
      case "specification" -> "Does it hold whichever controls are taken?";
      case "dose-response" -> "Does more go with more?";
      case "power" -> "How small a difference would have been seen?";
      case "power-organisations" -> "How many organisations would it take?";
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** How a kind of plot is read. */
  static String reading(String kind) {
    return switch (kind) {
      case "kaplan-meier" ->
          "Share for which it still lasted after so many days (Kaplan–Meier). The lower line ended"
              + " sooner.";
      case "specification" ->
          "Each column is the difference after the controls that are marked beneath it, with its 95"
              + " % interval. If it changes sign, it rests on the choice. Dashed: sensitivity, with"
              + " what may be a consequence held equal, too.";
      case "dose-response" ->
          "Rates by dose: dots are classes of equally many organisations with 95 % intervals that"
              + " take rulings as independent, beside fits over all organisations.";
      case "power" ->
          "How likely these data would show a true difference of each size, by itself. The usual"
              + " aim is 80 %, the dotted line; the verdict's family asks for more.";
      case "power-organisations" ->
          "How likely a difference that is the least to count (X, the plan's equivalence) would"
              + " be seen with more organisations, as alike as these; the dot is as many as there"
              + " are, and the usual aim is the dotted line.";
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private Map<String, List<Curve>> series() {
    var series = new LinkedHashMap<String, List<Curve>>();
    points.forEach(
        point -> series.computeIfAbsent(point.series(), _ -> new ArrayList<>()).add(point));
    return series;
  }

  private static double least(Curve c) {
    return Double.isFinite(c.low()) ? Math.min(c.low(), c.y()) : c.y();
  }

  private static double most(Curve c) {
    return Double.isFinite(c.high()) ? Math.max(c.high(), c.y()) : c.y();
  }

  private double furthest() {
    return points.stream().mapToDouble(Curve::x).max().orElse(1);
  }

  private static List<Plot.Point> line(List<Curve> points) {
    return points.stream().map(c -> new Plot.Point(c.x(), c.y())).toList();
  }

  private void survival() {
    var plot = new Plot(alt, HEIGHT, 0, furthest(), 0, 1).left(true).below("days");
    var kinds = new LinkedHashMap<String, String>();
    series()
        .forEach((name, one) -> {
          kinds.put(name, "s" + kinds.size() % KINDS);
          plot.line("s" + (kinds.size() - 1) % KINDS, line(one), true);
        });
    out.raw(Plot.key(kinds)).raw(plot.svg());
  }

  /** Amounts reach from nothing to millions, so their axis is logarithmic, of one plus them. */
  private void dose() {
    double most = furthest();
    double high = points.stream().mapToDouble(Curves::most).max().orElse(1);
    var plot = new Plot(alt, HEIGHT, 0, Math.log1p(most), 0, Math.min(1, high * 1.05)).left(true);
    plot.mark(0, "0");
    int first = most > 1e4 ? 10 : 1;
    for (double amount = first; amount <= most; amount *= 10) {
      plot.mark(Math.log1p(amount), String.format(Locale.ROOT, "%,.0f", amount));
    }
    plot.titled(points.getFirst().unit());
    var fits = new LinkedHashMap<String, String>();
    series()
        .forEach((name, one) -> {
          if (one.stream().anyMatch(c -> !Double.isNaN(c.low()))) {
            one.forEach(c -> dotted(plot, Math.log1p(c.x()), c));
          } else {
            fits.put(name, "s" + (fits.size() + 1) % KINDS);
            plot.line("s" + fits.size() % KINDS, logarithmic(one), false);
          }
        });
    out.raw(Plot.key(fits)).raw(plot.svg());
  }

  private static List<Plot.Point> logarithmic(List<Curve> points) {
    return points.stream().map(c -> new Plot.Point(Math.log1p(c.x()), c.y())).toList();
  }

  private static void dotted(Plot plot, double x, Curve c) {
    plot.upright("bar", x, c.low(), c.high());
    plot.dot("dot", x, c.y(), 4, c.label() + ": " + Numbers.percent(c.y()));
  }

  private void power() {
    var plot = new Plot(alt, HEIGHT - 60, 0, furthest(), 0, 1).left(true);
    plot.below(points.getFirst().unit()).level("zero", AIM);
    plot.line("s0", line(points), false);
    points.stream()
        .filter(c -> !c.label().isEmpty())
        .forEach(c -> plot.dot("dot", c.x(), c.y(), 5, c.label()));
    out.raw(plot.svg());
  }

  private void specifications() {
    var planned = points.getFirst().series();
    var sorted =
        points.stream()
            .filter(c -> !Double.isNaN(c.y()))
            .sorted(
                Comparator.comparing((Curve c) -> !c.series().equals(planned))
                    .thenComparingDouble(Curve::y))
            .toList();
    var controls = new LinkedHashSet<String>();
    sorted.forEach(c -> controls.addAll(controls(c)));
    double low = Math.min(0, points.stream().mapToDouble(Curves::least).min().orElse(0));
    double high = Math.max(0, points.stream().mapToDouble(Curves::most).max().orElse(1));
    var plot = new Plot(alt, HEIGHT - 70, -0.5, sorted.size() - 0.5, low, high).left(false);
    plot.level("zero", 0);
    for (int i = 0; i < sorted.size(); i++) {
      boolean also = !sorted.get(i).series().equals(planned);
      plot.upright(also ? "s1" : "bar", i, sorted.get(i).low(), sorted.get(i).high());
      plot.dot(also ? "out" : "dot", i, sorted.get(i).y(), also ? 4 : 3, sorted.get(i).label());
    }
    out.raw(plot.svg()).raw(board(sorted, List.copyOf(controls)));
  }

  private static List<String> controls(Curve c) {
    return c.label().equals("no controls") ? List.of() : List.of(c.label().split(" \\+ "));
  }

  /** Which controls each specification holds equal. */
  private static String board(List<Curve> sorted, List<String> controls) {
    var scale = new Scale(-0.5, sorted.size() - 0.5, 0, 100);
    var out = new Html();
    out.add(
        "<svg class=\"plot board\" aria-hidden=\"true\" style=\"height:%spx\">",
        18 * controls.size() + 6);
    for (int k = 0; k < controls.size(); k++) {
      out.add(
          "<text class=\"q\" text-anchor=\"end\" x=\"-8\" y=\"%s\">%s</text>",
          18 * k + 14, controls.get(k).replace('_', ' '));
      for (int i = 0; i < sorted.size(); i++) {
        boolean held = controls(sorted.get(i)).contains(controls.get(k));
        out.add(
            "<circle class=\"%s\" cx=\"%s%%\" cy=\"%s\" r=\"%s\"/>",
            held ? "held" : "free", scale.at(i), 18 * k + 10, held ? 3 : 1);
      }
    }
    return out.raw("</svg>").toString();
  }
}
