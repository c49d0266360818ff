package org.evenhand.audit.report;

import java.util.Comparator;
import java.util.List;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.TestResult;

/** The primary test, and for each comparison the tests that stand beside it. */
final class TestSection {
  private final Html out;
  private final AuditResult result;

  private TestSection(Html out, AuditResult result) {
    this.out = out;
    this.result = result;
  }

  static void write(Html out, AuditResult result) {
    var section = new TestSection(out, result);
    if (result.pairs().isEmpty()) {
      section.nothing();
    } else {
      section.family();
      section.sensitivities();
      section.beside();
    }
  }

  /** The comparisons that were tested, those furthest from chance first. */
  static List<Pair> tested(AuditResult result) {
    return result.pairs().stream()
        .filter(pair -> !Double.isNaN(pair.z()))
        .sorted(Comparator.comparingDouble(pair -> -Math.abs(pair.z())))
        .toList();
  }

  private void nothing() {
    out.raw(
        "<h2 id=\"pairs\">The primary test</h2><p>Nothing could be tested. What was too little, or"
            + " missing, is among <a href=\"#data\">what was noticed in the data</a>.</p>");
  }

  private void family() {
    out.add(
        "<h2 id=\"pairs\">The primary test%s</h2><p>Exposures were handed out anew among comparable"
            + " organisations, again and again, and the largest difference of all comparisons was"
            + " kept each time: so the whole family has one rate of error. %s</p>",
        result.registration().exploratory() ? " (exploratory)" : "", result.basis());
    var table =
        new HtmlTable(
            out,
            "Every outcome and exposure",
            List.of("pairs"),
            "Outcome",
            "Exposure",
            "#Exposed",
            "#Others",
            "#Difference",
            "#95 % interval",
            "#p",
            "#p, family",
            "#Smallest seen");
    for (var pair : result.pairs()) {
      table.markup(
          new Html().add("<a href=\"#%s\">%s</a>", Html.anchor(pair.id()), pair.outcome().key()),
          pair.exposure().key(),
          Numbers.mean(pair.exposed().mean(), pair.outcome()),
          Numbers.mean(pair.others().mean(), pair.outcome()),
          Numbers.of(pair.difference().value()),
          Numbers.of(pair.difference().low()) + " to " + Numbers.of(pair.difference().high()),
          Numbers.p(pair.p()),
          Numbers.p(pair.adjusted()),
          Numbers.of(pair.detectable()));
    }
    table.end();
    out.raw(
        "<p class=\"quiet\">Exposed, others: rates over all rulings, before controls, in which"
            + " every ruling counts as much; of days, prices and limits the geometric mean of 1 +"
            + " each, less 1, which a few very large ones move little. Difference: between"
            + " organisations, of which those with many rulings count more but not as much more,"
            + " after controls, so that it can have the other sign; of rates as shares of 1 and of"
            + " anything else in standard deviations. <em>p, family</em> alone decides."
            + " <em>Smallest seen</em> is what four studies out of five like this one would"
            + " see.</p>");
  }

  private void sensitivities() {
    if (result.sensitivities().isEmpty()) {
      return;
    }
    out.raw(
        "<h3 id=\"sensitivities\">Sensitivity: with what may be a consequence</h3><p>The same"
            + " differences with violations at the first request and the reviewer held equal as"
            + " well. Favour may itself decide what is found at fault and who rules, so these"
            + " stand beside the differences and decide nothing.</p><details><summary>The"
            + " differences again</summary>");
    var table =
        new HtmlTable(
            out,
            "Sensitivity: may be a consequence",
            List.of("sensitivity", "pairs"),
            "Outcome",
            "Exposure",
            "#As planned",
            "Held equal, too",
            "#Difference",
            "#95 % interval",
            "#p");
    for (var run : result.sensitivities()) {
      table.row(
          run.outcome().key(),
          run.exposure().key(),
          planned(run),
          String.join(", ", run.added()),
          Numbers.of(run.difference().value()),
          Numbers.of(run.difference().low()) + " to " + Numbers.of(run.difference().high()),
          Numbers.p(run.p()));
    }
    table.end();
    out.raw("</details>");
  }

  private String planned(AuditResult.Sensitivity run) {
    return result.pairs().stream()
        .filter(pair -> pair.outcome() == run.outcome() && pair.exposure() == run.exposure())
        .map(pair -> Numbers.of(pair.difference().value()))
        .findFirst()
        .orElse("–");
  }

  private void beside() {
    out.raw(
        "<h2 id=\"beside\">Beside the primary test</h2><p>Each test with what it takes for granted."
            + " Those marked <em>descriptive</em> take rulings of one organisation as independent,"
            + " which they are not: their p-values are too small and decide nothing.</p>");
    for (var pair : result.pairs()) {
      out.add(
          "<details id=\"%s\"><summary>%s ~ %s</summary><p class=\"quiet\">%s; %s organisations"
              + " with %s rulings, against %s with %s. Outcome: %s.</p>",
          Html.anchor(pair.id()),
          pair.outcome().key(),
          pair.exposure().key(),
          pair.exposedMeans(),
          pair.exposed().organisations(),
          Numbers.of(pair.exposed().rulings()),
          pair.others().organisations(),
          Numbers.of(pair.others().rulings()),
          pair.outcome().meaning());
      tests(pair);
      out.raw("</details>");
    }
  }

  private void tests(Pair pair) {
    if (pair.tests().isEmpty()) {
      out.raw("<p>No test could be made of it.</p>");
      return;
    }
    var table =
        new HtmlTable(
            out,
            "Tests of " + pair.outcome().key() + " by " + pair.exposure().key(),
            List.of("tests", "estimates"),
            "Test",
            "Estimates",
            "#Statistic",
            "#p",
            "Assumes");
    for (var test : pair.tests()) {
      table.markup(
          name(test),
          figures(test.figures()),
          Numbers.of(test.statistic()),
          Numbers.p(test.p()),
          Html.escape(test.assumes()));
    }
    table.end();
  }

  private static Html name(TestResult test) {
    var name = new Html().add("%s", test.title());
    name.raw(test.standing() == TestResult.Standing.DESCRIPTIVE ? " <em>(descriptive)</em>" : "");
    test.notes().forEach(note -> name.add("<br><span class=\"quiet\">%s</span>", note));
    return name;
  }

  private static Html figures(List<Figure> figures) {
    var all = new Html();
    for (var figure : figures) {
      all.add("<span class=\"figure\">%s: %s", figure.name(), Numbers.of(figure.value()));
      if (!Double.isNaN(figure.level())) {
        all.add(" [%s, %s]", Numbers.of(figure.low()), Numbers.of(figure.high()));
      }
      all.raw("</span> ");
    }
    return all;
  }
}
