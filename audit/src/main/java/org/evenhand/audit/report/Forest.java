package org.evenhand.audit.report;

import java.util.List;
import java.util.Locale;
import org.evenhand.audit.result.Pair;

/**
 * A forest plot: each comparison's difference with its interval, and the band that counts as none.
 * What is better for the exposed lies to the right, also where better is less. It is a list, so
 * that it is read as one and folds on a phone.
 */
final class Forest {
  private static final double WIDEST = 1.2;

  private final Html out;
  private final double equivalence;
  private final double alpha;
  private final Scale x;

  private Forest(Html out, List<Pair> pairs, double equivalence, double alpha) {
    this.out = out;
    this.equivalence = equivalence;
    this.alpha = alpha;
    double reach = equivalence * 1.5;
    for (var pair : pairs) {
      double far = Math.max(Math.abs(pair.difference().low()), Math.abs(pair.difference().high()));
      reach = Double.isFinite(far) ? Math.max(reach, Math.min(far, WIDEST)) : reach;
      double value = Math.abs(pair.difference().value());
      reach = Double.isFinite(value) ? Math.max(reach, value) : reach;
    }
    this.x = new Scale(-reach * 1.05, reach * 1.05, 0, 100);
  }

  static void draw(Html out, List<Pair> pairs, double equivalence, double alpha) {
    var forest = new Forest(out, pairs, equivalence, alpha);
    out.raw("<ol class=\"forest\">");
    pairs.forEach(forest::row);
    out.raw("</ol>");
    forest.axis();
  }

  private void row(Pair pair) {
    boolean hot = pair.adjusted() <= alpha;
    out.add(
        "<li class=\"%s\"><span><a href=\"#%s\">%s</a> – %s%s</span>",
        hot ? "hot" : "cold",
        Html.anchor(pair.id()),
        pair.outcome().key().replace('_', ' '),
        pair.phrase(),
        hot ? " ●" : "");
    drawn(pair);
    out.add("<span class=\"quiet\">%s</span></li>", words(pair));
  }

  private void drawn(Pair pair) {
    out.raw("<svg aria-hidden=\"true\">");
    out.add(
        "<rect class=\"band\" x=\"%s%%\" y=\"0\" width=\"%s%%\" height=\"100%%\"/><line"
            + " class=\"zero\" x1=\"50%%\" x2=\"50%%\" y1=\"0\" y2=\"100%%\"/>",
        x.at(-equivalence), x.at(equivalence) - x.at(-equivalence));
    if (Double.isFinite(pair.difference().value())) {
      boolean turned = pair.outcome().lessIsBetter();
      double value = turned ? -pair.difference().value() : pair.difference().value();
      double low = turned ? -pair.difference().high() : pair.difference().low();
      double high = turned ? -pair.difference().low() : pair.difference().high();
      out.add(
          "<line class=\"bar\" x1=\"%s%%\" x2=\"%s%%\" y1=\"50%%\" y2=\"50%%\"/><circle"
              + " class=\"dot\" cx=\"%s%%\" cy=\"50%%\" r=\"4.5\"/>",
          x.at(low), x.at(high), x.at(value));
      if (low < x.low()) {
        out.raw("<text class=\"on\" x=\"0\" y=\"50%\" dy=\"4\" dx=\"-3\">◂</text>");
      }
      if (high > x.high()) {
        out.raw(
            "<text class=\"on\" text-anchor=\"end\" x=\"100%\" y=\"50%\" dy=\"4\""
                + " dx=\"3\">▸</text>");
      }
    }
    out.raw("</svg>");
  }

  private static String words(Pair pair) {
    var difference = pair.difference();
    if (!Double.isFinite(difference.value())) {
      return "not estimable";
    }
    boolean rate = pair.outcome().binary();
    return String.format(
        Locale.ROOT,
        "%s against %s; after controls %s%s, %s to %s%s",
        Numbers.mean(pair.exposed().mean(), pair.outcome()),
        Numbers.mean(pair.others().mean(), pair.outcome()),
        signed(difference.value(), rate),
        rate ? " points" : " SD",
        signed(difference.low(), rate),
        signed(difference.high(), rate),
        pair.outcome().lessIsBetter() ? " (less is better)" : "");
  }

  private static String signed(double value, boolean rate) {
    if (!Double.isFinite(value)) {
      return Numbers.of(value);
    }
    return (rate
            ? String.format(Locale.ROOT, "%+.1f", 100 * value)
            : String.format(Locale.ROOT, "%+.2f", value))
        .replace('-', '−');
  }

  private void axis() {
    out.raw("<div class=\"forest axis\" aria-hidden=\"true\"><span></span><svg>");
    for (var tick : x.ticks()) {
      out.add(
          "<text class=\"q\" text-anchor=\"middle\" x=\"%s%%\" y=\"14\">%s</text>",
          x.at(tick), Numbers.of(Math.round(tick * 1e6) / 1e6));
    }
    out.raw(
        "<text class=\"q\" x=\"0\" y=\"32\">← treated less well</text><text class=\"q\""
            + " text-anchor=\"end\" x=\"100%\" y=\"32\">treated better"
            + " →</text></svg><span></span></div>");
  }
}
