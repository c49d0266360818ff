package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A drawing as wide as its page: across in per cent, down in pixels, so that text keeps its size on
 * a phone. Marks beside the axis stand to the left of the drawing, where the style leaves room.
 */
final class Plot {
  private static final int TOP = 12;
  private static final int FOOT = 44;

  private final Html out = new Html();
  private final Html paths = new Html();
  private final List<Point> named = new ArrayList<>();
  private final int height;
  private final Scale x;
  private final Scale y;

  /**
   * Begins a drawing.
   *
   * @param alt what it shows, in a sentence
   * @param height in pixels, with the room for the lower axis
   */
  Plot(String alt, int height, double left, double right, double low, double high) {
    this.height = height;
    this.x = new Scale(left, right, 0, 100);
    this.y = new Scale(low, high, height - FOOT, TOP);
    out.add(
        "<svg class=\"plot\" role=\"img\" aria-label=\"%s\" style=\"height:%spx\">", alt, height);
  }

  /** A point of a line. */
  record Point(double x, double y) {
    private boolean near(Point other) {
      return Math.abs(x - other.x) < 25 && Math.abs(y - other.y) < 15;
    }
  }

  /** Lines and marks of the left axis. */
  Plot left(boolean percent) {
    for (var tick : y.ticks()) {
      out.add(
          "<line class=\"axis\" x1=\"0\" x2=\"100%%\" y1=\"%1$s\" y2=\"%1$s\"/><text class=\"q\""
              + " text-anchor=\"end\" x=\"-8\" y=\"%2$s\">%3$s</text>",
          y.at(tick), y.at(tick) + 4, percent ? Numbers.percent(tick) : mark(tick));
    }
    return this;
  }

  /** Marks of the lower axis, and what it measures. */
  Plot below(String title) {
    for (var tick : x.ticks()) {
      mark(tick, mark(tick));
    }
    return titled(title);
  }

  /** What the lower axis measures. */
  Plot titled(String title) {
    out.add(
        "<text class=\"q\" text-anchor=\"middle\" x=\"50%%\" y=\"%s\">%s</text>",
        height - 6, title);
    return this;
  }

  /** A mark on the lower axis, with a short stroke. */
  Plot mark(double at, String text) {
    out.add(
        "<line class=\"axis\" x1=\"%1$s%%\" x2=\"%1$s%%\" y1=\"%2$s\" y2=\"%3$s\"/><text"
            + " class=\"q\" text-anchor=\"middle\" x=\"%1$s%%\" y=\"%4$s\">%5$s</text>",
        x.at(at), height - FOOT, height - FOOT + 5, height - FOOT + 18, text);
    return this;
  }

  private static String mark(double tick) {
    return Numbers.of(Math.round(tick * 1e6) / 1e6);
  }

  /** A line through points; as steps, the value holds until the next point. */
  Plot line(String kind, Iterable<Point> points, boolean steps) {
    var d = new StringBuilder();
    double before = Double.NaN;
    for (var point : points) {
      if (steps && !Double.isNaN(before)) {
        d.append('L').append(x.at(point.x())).append(' ').append(before);
      }
      before = y.at(point.y());
      d.append(d.isEmpty() ? 'M' : 'L').append(x.at(point.x())).append(' ').append(before);
    }
    paths.add("<path class=\"%s\" d=\"%s\"/>", kind, d);
    return this;
  }

  /** A straight line across, such as where there is no difference. */
  Plot level(String kind, double value) {
    out.add(
        "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%2$s\" y2=\"%2$s\"/>", kind, y.at(value));
    return this;
  }

  /** A band between two values. */
  Plot band(double low, double high) {
    out.add(
        "<rect class=\"band\" x=\"0\" width=\"100%%\" y=\"%s\" height=\"%s\"/>",
        y.at(high), y.at(low) - y.at(high));
    return this;
  }

  /** A line straight up and down, such as an interval. */
  Plot upright(String kind, double at, double low, double high) {
    out.add(
        "<line class=\"%s\" x1=\"%2$s%%\" x2=\"%2$s%%\" y1=\"%3$s\" y2=\"%4$s\"/>",
        kind, x.at(at), y.at(low), y.at(high));
    return this;
  }

  /** A line from one place to another of the same height. */
  Plot across(String kind, double from, double to, double at) {
    out.add(
        "<line class=\"%s\" x1=\"%s%%\" x2=\"%s%%\" y1=\"%4$s\" y2=\"%4$s\"/>",
        kind, x.at(from), x.at(to), y.at(at));
    return this;
  }

  /** A dot, which says what it is when pointed at. */
  Plot dot(String kind, double at, double value, double radius, String says) {
    out.add(
        "<circle class=\"%s\" cx=\"%s%%\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>",
        kind, x.at(at), y.at(value), radius, says);
    return this;
  }

  /** A text beside a place, on the side that has more room; none where it would cover another. */
  Plot text(double at, double value, String text) {
    var place = new Point(x.at(at), y.at(value));
    if (named.stream().anyMatch(place::near)) {
      return this;
    }
    named.add(place);
    boolean right = x.at(at) > 60;
    out.add(
        "<text x=\"%s%%\" dx=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        x.at(at), right ? -9 : 9, y.at(value) + 4, right ? "end" : "start", text);
    return this;
  }

  String svg() {
    return out.add(
            "<svg width=\"100%%\" height=\"%1$s\" viewBox=\"0 0 100 %1$s\""
                + " preserveAspectRatio=\"none\">",
            height)
        .raw(paths.toString())
        .raw("</svg></svg>")
        .toString();
  }

  /**
   * What each line is, told apart by its strokes as well as its colour.
   *
   * @param kinds the kind of each line, by what it is
   */
  static String key(Map<String, String> kinds) {
    var out = new Html().raw("<p class=\"key\">");
    kinds.forEach((name, kind) ->
        out.add(
            "<span><svg width=\"34\" height=\"12\" aria-hidden=\"true\"><line class=\"%s\""
                + " x1=\"1\" x2=\"33\" y1=\"6\" y2=\"6\"/></svg> %s</span>",
            kind, name));
    return out.raw("</p>").toString();
  }
}
