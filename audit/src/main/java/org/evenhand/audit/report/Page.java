package org.evenhand.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.evenhand.audit.result.AuditResult;

/**
 * The report as one page that needs nothing else: no network, no script. First what was found, in
 * three sentences and one picture; then everything else, each number with the table that it stands
 * in.
 */
final class Page {
  private static final int SHOWN = 8;

  private final AuditResult result;
  private final String command;
  private final Html out = new Html();

  Page(AuditResult result, String command) {
    this.result = result;
    this.command = command;
  }

  String html() {
    head();
    summary();
    picture();
    contents();
    FactSection.write(out, result);
    TestSection.write(out, result);
    PlotSection.write(out, result);
    DataSection.write(out, result, command);
    return out.raw("</main></body></html>\n").toString();
  }

  private void head() {
    out.add(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
            + " content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\""
            + " content=\"light dark\"><meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>%s</title><style>",
        result.title());
    out.raw(css()).raw("</style></head><body><main>");
  }

  private static String css() {
    try (var in = Page.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IllegalStateException("no page.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void summary() {
    var verdict = result.verdict();
    out.add("<h1>%s</h1><p class=\"quiet subject\">%s</p>", result.title(), result.subject());
    out.add(
        "<div class=\"verdict %1$s\"><p><strong>Verdict: %1$s</strong></p><p>%2$s</p>",
        verdict.level().key(), verdict.sentence());
    if (!verdict.caution().isEmpty()) {
      out.add("<p><strong>Caution.</strong> %s</p>", verdict.caution());
    }
    if (!verdict.untested().isEmpty()) {
      out.add("<p>%s</p>", verdict.untested());
    }
    if (result.registration().exploratory()) {
      out.add(
          "<p><strong>Exploratory.</strong> <a href=\"#plans\">%s</a></p>",
          result.registration().sentence());
    }
    out.add(
        "<p>%s <a href=\"#pairs\">The numbers</a></p><p>%s</p>",
        Sentences.compared(result), Sentences.unsaid(result));
    long grave = Sentences.grave(result);
    if (grave > 0) {
      out.add(
          "<p><a href=\"#facts\">%s findings of fact</a> stand beside it, whatever the statistics"
              + " say.</p>",
          grave);
    }
    out.raw("</div>");
  }

  private void picture() {
    var tested = TestSection.tested(result);
    if (tested.isEmpty()) {
      return;
    }
    double band = result.verdict().equivalence();
    double alpha = result.verdict().alpha();
    out.raw(
        "<figure><h2 class=\"plain\">Were those who gave something, or were close, treated better"
            + " than comparable others?</h2>");
    Forest.draw(out, tested.subList(0, Math.min(SHOWN, tested.size())), band, alpha);
    out.add(
        "<figcaption>Differences after controls with 95 %% intervals: 0.1 is ten points in a"
            + " hundred, or a tenth of a standard deviation (SD) of what is no rate. To the right"
            + " is better for those who got it: a shorter wait and a lower price as well. The grey"
            + " band, ±%s, counts as none. ● stands beyond chance in the family of all"
            + " comparisons.%s <a href=\"tables/pairs.csv\">pairs.csv</a></figcaption>",
        Numbers.of(band),
        tested.size() > SHOWN
            ? " Shown are the " + SHOWN + " furthest from chance of " + tested.size() + "."
            : "");
    out.raw("</figure>");
    if (tested.size() > SHOWN) {
      out.add("<details><summary>All %s comparisons</summary>", tested.size());
      Forest.draw(out, tested, band, alpha);
      out.raw("</details>");
    }
  }

  private void contents() {
    out.raw("<nav aria-label=\"On this page\"><ul>");
    entry(!result.findings().isEmpty(), "facts", "Findings of fact");
    entry(true, "pairs", "The primary test");
    entry(!result.pairs().isEmpty(), "beside", "Beside it");
    entry(PlotSection.hasFunnels(result), "organisations", "Who stands out");
    entry(!result.curves().isEmpty(), "curves", "A closer look");
    entry(!result.notices().isEmpty(), "notices", "Who was told how long before");
    entry(!result.harvest().isEmpty(), "harvest", "Harvest");
    entry(true, "data", "The data");
    entry(true, "plans", "Which plans were registered");
    entry(true, "again", "The plan, and the same again");
    out.raw("</ul></nav>");
  }

  private void entry(boolean there, String anchor, String title) {
    if (there) {
      out.add("<li><a href=\"#%s\">%s</a></li>", anchor, title);
    }
  }
}
