package org.evenhand.audit.report;

import java.util.List;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.AuditResult.Curve;

/** Who stands out, and the plots of the comparisons that are furthest from chance. */
final class PlotSection {
  private static final int MOST_FUNNELS = 4;
  // Of fewer rulings an organisation's rate lies within the limits whatever it is.
  private static final int FEWEST = 5;

  private final Html out;
  private final AuditResult result;

  private PlotSection(Html out, AuditResult result) {
    this.out = out;
    this.result = result;
  }

  static void write(Html out, AuditResult result) {
    var section = new PlotSection(out, result);
    section.organisations();
    section.curves();
    section.notices();
  }

  /** Whether there is a plot of who stands out. */
  static boolean hasFunnels(AuditResult result) {
    return !funnels(result).isEmpty();
  }

  private static List<String> funnels(AuditResult result) {
    return result.standings().stream()
        .filter(standing -> standing.cases() >= FEWEST)
        .map(AuditResult.Standing::outcome)
        .distinct()
        .limit(MOST_FUNNELS)
        .toList();
  }

  private void organisations() {
    var outcomes = funnels(result);
    if (outcomes.isEmpty()) {
      return;
    }
    out.raw(
            "<h2 id=\"organisations\">Who stands out</h2><p>Each dot is an organisation; the lines"
                + " are exact limits around the overall rate, 95 % (solid) and 99.8 % (dashed)."
                + " Large organisations are bound to lie closer. Lying outside, as the large dots"
                + " do, is a reason to look, not a fault; names stand where there is room for"
                + " them (")
        .raw(HtmlTable.link("organisations"))
        .raw(").</p>");
    for (var outcome : outcomes) {
      var standings = result.standings().stream().filter(s -> s.outcome().equals(outcome)).toList();
      out.add("<figure><h3>Who was ‘%s’ unusually often or seldom?</h3>", outcome);
      out.raw(Funnel.svg(standings, outcome)).raw("</figure>");
    }
  }

  private void notices() {
    if (result.notices().isEmpty()) {
      return;
    }
    out.raw(
            "<h2 id=\"notices\">Who was told how long before?</h2><p>Ends of access, one row to all"
                + " who had the same: from the announcement (○, or ▲ if the notice was shorter than"
                + " half the median of all) to the end (●), and if access went on, to when it truly"
                + " ended or will (◆) (")
        .raw(HtmlTable.link("notices"))
        .raw(").</p><figure>");
    Timeline.draw(out, result.notices());
    out.raw("</figure><details><summary>The same as a table</summary>");
    var table =
        new HtmlTable(
            out,
            "Notices",
            List.of("notices"),
            "What ended",
            "For whom",
            "Announced",
            "To end",
            "Ended",
            "#Days of notice",
            "#Days it went on",
            "Short");
    for (var notice : result.notices()) {
      table.row(
          notice.what(),
          Timeline.who(notice),
          notice.announced(),
          notice.effective(),
          notice.ended(),
          Numbers.of((double) notice.noticeDays()),
          Numbers.of((double) notice.lenienceDays()),
          notice.isShort() ? "▲ short" : "");
    }
    table.end();
    out.raw("</details>");
  }

  private void curves() {
    if (result.curves().isEmpty()) {
      return;
    }
    out.raw(
            "<h2 id=\"curves\">A closer look</h2><p>Plots of the comparisons that are furthest from"
                + " chance (")
        .raw(HtmlTable.link("curves"))
        .raw(").</p>");
    for (var id : result.curves().stream().map(Curve::id).distinct().toList()) {
      var points = result.curves().stream().filter(c -> c.id().equals(id)).toList();
      out.add("<h3><a href=\"#%s\">%s</a></h3>", Html.anchor(id), id.replace("~", " ~ "));
      for (var kind : points.stream().map(Curve::kind).distinct().toList()) {
        out.add("<figure><h4>%s</h4>", Curves.question(kind));
        Curves.draw(
            out,
            points.stream().filter(c -> c.kind().equals(kind)).toList(),
            Curves.question(kind) + " " + id);
        out.add("<figcaption>%s</figcaption></figure>", Curves.reading(kind));
      }
    }
  }
}
