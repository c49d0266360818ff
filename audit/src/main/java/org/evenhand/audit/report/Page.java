package org.evenhand.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.TestResult;

/**
 * The report as one page that needs nothing else: no network, no script. First what was found, in
 * three sentences and one picture; then everything else, each number with the table that it stands
 * in. One long class, since it is one long page; each part is a method.
 */
final class Page {
  private static final int MOST_FUNNELS = 4;

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
    facts();
    family();
    beside();
    organisations();
    curves();
    harvest();
    data();
    PlansTable.write(out, result.registration());
    again();
    return out.raw("</main></body></html>\n").toString();
  }

  private void head() {
    out.add(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
            + " content=\"width=device-width,initial-scale=1\"><meta"
            + " http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\"><title>%s</title><style>",
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
    out.add("<h1>%s</h1><p class=\"quiet\">%s</p>", result.title(), result.subject());
    out.add(
        "<div class=\"verdict\"><p><strong>Verdict: %s</strong></p><p>%s</p>",
        verdict.level().key(), verdict.sentence());
    if (!verdict.caution().isEmpty()) {
      out.add("<p><strong>Caution.</strong> %s</p>", verdict.caution());
    }
    if (result.registration().exploratory()) {
      out.add(
          "<p><strong>Exploratory.</strong> <a href=\"#plans\">%s</a></p>",
          result.registration().sentence());
    }
    out.add("<p>%s</p><p>%s</p>", compared(), unsaid());
    long grave = result.findings().stream().filter(f -> !f.severity().equals("note")).count();
    if (grave > 0) {
      out.add(
          "<p><a href=\"#facts\">%s findings of fact</a> stand beside it, whatever the statistics"
              + " say.</p>",
          grave);
    }
    out.raw("</div>");
    if (!result.pairs().isEmpty()) {
      out.raw("<figure>");
      out.raw(Forest.svg(shown(), verdict.equivalence(), 0.05));
      out.add(
          "<figcaption>Did those who gave something, or were close, get more than comparable"
              + " others? Differences after controls with 95 %% intervals; the grey band, ±%s,"
              + " counts as none. ● marks what stands beyond chance in the family of all"
              + " comparisons. <a href=\"#pairs\">The numbers</a></figcaption></figure>",
          Numbers.of(verdict.equivalence()));
    }
  }

  private List<Pair> shown() {
    return result.pairs().stream()
        .filter(pair -> !Double.isNaN(pair.z()))
        .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.z())))
        .toList();
  }

  private String compared() {
    double rulings =
        result.outcomes().stream().mapToDouble(AuditResult.Counted::rulings).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%,d organisations in groups of comparable ones (%,d) were compared, over up to %,.0f"
            + " rulings for an outcome.",
        result.organisations(),
        result.strata(),
        rulings);
  }

  private String unsaid() {
    return "What these data cannot say: why. An association may have a cause that nobody recorded;"
        + " and a difference smaller than "
        + Numbers.of(result.verdict().detectable())
        + " could have been missed.";
  }

  private void facts() {
    if (result.findings().isEmpty()) {
      return;
    }
    out.raw(
        "<h2 id=\"facts\">Findings of fact</h2><p>These need no statistics; each cites what shows"
            + " it.</p>");
    result.findings().stream().filter(f -> !f.severity().equals("note")).forEach(this::fact);
    var notes = result.findings().stream().filter(f -> f.severity().equals("note")).toList();
    if (!notes.isEmpty()) {
      out.add(
          "<details><summary>%s differences that what is not public could explain</summary>",
          notes.size());
      notes.forEach(this::fact);
      out.raw("</details>");
    }
  }

  private void fact(AuditResult.Fact fact) {
    out.add("<h3>%s</h3><p>%s</p>", fact.title(), fact.sentence());
    out.add("<p class=\"quiet\">%s %s · %s</p><ul>", fact.who(), fact.when(), fact.severity());
    fact.sources().forEach(source -> out.add("<li class=\"quiet\"><code>%s</code></li>", source));
    out.raw("</ul>");
  }

  private void family() {
    out.add(
        "<h2 id=\"pairs\">The primary test%s</h2><p>Exposures were handed out anew among comparable"
            + " organisations, again and again, and the largest difference of all comparisons was"
            + " kept each time: so the whole family has one rate of error. %s</p>",
        result.registration().exploratory() ? " (exploratory)" : "", result.basis());
    out.raw(
        "<div class=\"wide\"><table><caption>tables/pairs.csv</caption><thead><tr><th>Outcome</th><th>Exposure</th><th"
            + " class=\"n\">Exposed</th><th class=\"n\">Others</th><th class=\"n\">Difference (95"
            + " %)</th><th class=\"n\">p</th><th class=\"n\">p, family</th><th class=\"n\">Smallest"
            + " seen</th></tr></thead><tbody>");
    for (var pair : result.pairs()) {
      boolean rate = pair.outcome().binary();
      out.add(
          "<tr><td><a href=\"#%s\">%s</a></td><td>%s</td><td class=\"n\">%s</td><td"
              + " class=\"n\">%s</td><td class=\"n\">%s [%s, %s]</td><td class=\"n\">%s</td><td"
              + " class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
          Html.anchor(pair.id()),
          pair.outcome().key(),
          pair.exposure().key(),
          Numbers.mean(pair.exposed().mean(), rate),
          Numbers.mean(pair.others().mean(), rate),
          Numbers.of(pair.difference().value()),
          Numbers.of(pair.difference().low()),
          Numbers.of(pair.difference().high()),
          Numbers.p(pair.p()),
          Numbers.p(pair.adjusted()),
          Numbers.of(pair.detectable()));
    }
    out.raw("</tbody></table></div>");
  }

  private void beside() {
    out.raw(
        "<h2 id=\"beside\">Beside the primary test</h2><p>Each test with what it takes for granted."
            + " Those marked <em>descriptive</em> take rulings of one organisation as independent,"
            + " which they are not: their p-values are too small and decide nothing.</p>");
    for (var pair : result.pairs()) {
      out.add(
          "<details id=\"%s\"><summary>%s ~ %s</summary><p class=\"quiet\">%s; %s organisations"
              + " with %s rulings, against %s with %s.</p>",
          Html.anchor(pair.id()),
          pair.outcome().meaning(),
          pair.exposure().key(),
          pair.exposedMeans(),
          pair.exposed().organisations(),
          Numbers.of(pair.exposed().rulings()),
          pair.others().organisations(),
          Numbers.of(pair.others().rulings()));
      tests(pair.tests());
      out.raw("</details>");
    }
  }

  private void tests(List<TestResult> tests) {
    if (tests.isEmpty()) {
      return;
    }
    out.raw(
        "<div class=\"wide\"><table><caption>tables/tests.csv and tables/estimates.csv</caption>"
            + "<thead><tr><th>Test</th><th>Estimates</th><th class=\"n\">Statistic</th>"
            + "<th class=\"n\">p</th><th>Assumes</th></tr></thead><tbody>");
    for (var test : tests) {
      out.add("<tr><td>%s", test.title());
      out.raw(test.standing() == TestResult.Standing.DESCRIPTIVE ? " <em>(descriptive)</em>" : "");
      test.notes().forEach(note -> out.add("<br><span class=\"quiet\">%s</span>", note));
      out.raw("</td><td>");
      for (var figure : test.figures()) {
        out.add("%s: %s", figure.name(), Numbers.of(figure.value()));
        if (!Double.isNaN(figure.level())) {
          out.add(" [%s, %s]", Numbers.of(figure.low()), Numbers.of(figure.high()));
        }
        out.raw("<br>");
      }
      out.add(
          "</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"quiet\">%s</td></tr>",
          Numbers.of(test.statistic()), Numbers.p(test.p()), test.assumes());
    }
    out.raw("</tbody></table></div>");
  }

  private void organisations() {
    var outcomes =
        result.standings().stream().map(AuditResult.Standing::outcome).distinct().toList();
    if (outcomes.isEmpty()) {
      return;
    }
    out.raw(
        "<h2 id=\"organisations\">Who stands out</h2><p>Each dot is an organisation; the lines are"
            + " exact limits around the overall rate, 95 % and (dashed) 99.8 %. Large organisations"
            + " are bound to lie closer. Lying outside is a reason to look, not a fault. The"
            + " numbers are in tables/organisations.csv.</p>");
    for (var outcome : outcomes.subList(0, Math.min(MOST_FUNNELS, outcomes.size()))) {
      var standings = result.standings().stream().filter(s -> s.outcome().equals(outcome)).toList();
      out.add("<figure><figcaption>Rate of %s</figcaption>", outcome);
      out.raw(Funnel.svg(standings, outcome)).raw("</figure>");
    }
  }

  private void curves() {
    record Plot(String id, String kind) {}
    var ids = result.curves().stream().map(c -> new Plot(c.id(), c.kind())).distinct().toList();
    if (ids.isEmpty()) {
      return;
    }
    out.raw("<h2 id=\"curves\">Curves</h2><p>The numbers are in tables/curves.csv.</p>");
    for (var id : ids) {
      var points =
          result.curves().stream()
              .filter(c -> c.id().equals(id.id()) && c.kind().equals(id.kind()))
              .toList();
      var title = title(id.kind()) + " " + id.id();
      out.add("<figure><figcaption>%s</figcaption>", title);
      out.raw(Lines.svg(points, id.kind(), title)).raw("</figure>");
    }
  }

  private static String title(String kind) {
    return switch (kind) {
      case "kaplan-meier" -> "How long did it last (share still waiting, by days)?";
      case "specification" -> "Does it hold whichever controls are taken?";
      default -> "Does more go with more?";
    };
  }

  private void harvest() {
    if (result.harvest().isEmpty()) {
      return;
    }
    out.raw(
        "<h2 id=\"harvest\">Harvest</h2><div class=\"wide\"><table><caption>How many people's data"
            + " were reached through how few (tables/harvest.csv)</caption><thead><tr>"
            + "<th>Organisation</th><th>Data</th><th class=\"n\">Consented</th>"
            + "<th class=\"n\">Reached</th><th class=\"n\">For each</th><th class=\"n\">Through"
            + " friends only</th></tr></thead><tbody>");
    for (var reach : result.harvest()) {
      out.add(
          "<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
              + "<td class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
          reach.organisation(),
          reach.dataType(),
          Numbers.of(reach.users()),
          Numbers.of(reach.reached()),
          Numbers.of(reach.perUser()),
          Numbers.mean(reach.friendsOnly(), true));
    }
    out.raw("</tbody></table></div>");
  }

  private void data() {
    out.raw(
        "<h2 id=\"data\">The data</h2><div class=\"wide\"><table><caption>Files read"
            + " (tables/inputs.csv)</caption><thead><tr><th>File</th><th class=\"n\">Rows</th>"
            + "<th>SHA-256</th></tr></thead><tbody>");
    result
        .inputs()
        .forEach(in ->
            out.add(
                "<tr><td>%s</td><td class=\"n\">%s</td><td><code>%s</code></td></tr>",
                in.file(), Numbers.of((double) in.rows()), in.sha256()));
    out.raw("</tbody></table></div>");
    if (!result.remarks().isEmpty()) {
      out.raw("<h3>What was noticed, and what was done</h3><ul>");
      result
          .remarks()
          .forEach(r -> out.add("<li>%s: %s; %s</li>", r.what(), Numbers.of(r.count()), r.done()));
      out.raw("</ul>");
    }
    out.raw(
        "<div class=\"wide\"><table><caption>Outcomes (tables/outcomes.csv)</caption><thead><tr>"
            + "<th>Outcome</th><th class=\"n\">Rulings</th><th class=\"n\">How alike one"
            + " organisation's rulings are</th></tr></thead><tbody>");
    result
        .outcomes()
        .forEach(o ->
            out.add(
                "<tr><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>",
                o.outcome(), Numbers.of(o.rulings()), Numbers.of(o.alike())));
    out.raw("</tbody></table></div>");
  }

  private void again() {
    out.add(
        "<h2 id=\"again\">The plan, and how to get this report again</h2><p>SHA-256 of the plan:"
            + " <code>%s</code></p><pre>%s</pre><p>The same bytes come"
            + " from:</p><pre>%s</pre><p>Formulas and sources are in methods.md; <code>evenhand"
            + " audit --explain TEST</code> teaches a test in a page.</p>",
        result.planHash(), result.planText(), command);
  }
}
