package org.evenhand.audit.report;

import java.util.List;
import org.evenhand.audit.result.Pair;

/**
 * A forest plot: each comparison's difference with its interval, and the band that counts as none.
 */
final class Forest {
  private static final int WIDTH = 900;
  private static final int LEFT = 300;
  private static final int ROW = 24;

  private Forest() {}

  static String svg(List<Pair> pairs, double equivalence, double alpha) {
    double reach = equivalence * 1.5;
    for (var pair : pairs) {
      double far = Math.max(Math.abs(pair.difference().low()), Math.abs(pair.difference().high()));
      reach = Double.isFinite(far) ? Math.max(reach, Math.min(far, 1.2)) : reach;
    }
    var x = new Scale(-reach, reach, LEFT, WIDTH - 20);
    int height = ROW * pairs.size() + 50;
    var out = new Html();
    out.add(
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">",
        WIDTH,
        height,
        "Differences after controls, with 95 % intervals; the numbers are in the table below");
    out.add(
        "<rect class=\"band\" x=\"%s\" y=\"10\" width=\"%s\" height=\"%s\"/>",
        x.at(-equivalence), x.at(equivalence) - x.at(-equivalence), height - 45);
    out.add(
        "<line class=\"zero\" x1=\"%1$s\" x2=\"%1$s\" y1=\"10\" y2=\"%2$s\"/>",
        x.at(0), height - 35);
    for (int i = 0; i < pairs.size(); i++) {
      row(out, x, pairs.get(i), 10 + ROW * i + ROW / 2, alpha);
    }
    for (var tick : x.ticks()) {
      out.add(
          "<text class=\"q\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text>",
          x.at(tick), height - 18, Numbers.of(Math.round(tick * 1e6) / 1e6));
    }
    out.add(
        "<text class=\"q\" text-anchor=\"middle\" x=\"%s\" y=\"%s\">%s</text></svg>",
        x.at(0), height - 2, "the exposed got less ←   → the exposed got more");
    return out.toString();
  }

  private static void row(Html out, Scale x, Pair pair, int y, double alpha) {
    boolean hot = pair.adjusted() <= alpha;
    out.add("<g class=\"%s\">", hot ? "hot" : "cold");
    out.add(
        "<text x=\"0\" y=\"%s\">%s</text>",
        y + 4, pair.outcome().key() + " ~ " + pair.exposure().key() + (hot ? " ●" : ""));
    if (Double.isFinite(pair.difference().value())) {
      out.add(
          "<line class=\"bar\" x1=\"%s\" x2=\"%s\" y1=\"%3$s\" y2=\"%3$s\"/>",
          x.at(pair.difference().low()), x.at(pair.difference().high()), y);
      out.add(
          "<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"4.5\"/>",
          x.at(pair.difference().value()), y);
    } else {
      out.add("<text class=\"q\" x=\"%s\" y=\"%s\">not estimable</text>", LEFT, y + 4);
    }
    out.raw("</g>");
  }
}
