package org.evenhand.audit.report;

import java.util.Locale;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Figure;
import org.evenhand.audit.result.Pair;
import org.evenhand.audit.result.Registration;
import org.evenhand.audit.result.TestResult;
import org.evenhand.audit.single.Answer;

/** Results as text for a terminal. */
public final class Summary {
  private static final int SHOWN = 12;

  private Summary() {}

  /** An answer about one table. */
  public static String of(Answer answer) {
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s: %,d rows, %s cases compared (SHA-256 %s)%n",
            answer.file().file(),
            answer.file().rows(),
            Numbers.of(answer.cases()),
            answer.file().sha256()));
    answer
        .remarks()
        .forEach(remark ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "  %s: %s, %s%n",
                    remark.what(),
                    Numbers.of(remark.count()),
                    remark.done())));
    answer.tests().forEach(test -> test(out, test));
    return out.toString();
  }

  private static void test(StringBuilder out, TestResult test) {
    out.append('\n').append(test.title());
    out.append(test.standing() == TestResult.Standing.DESCRIPTIVE ? "  (descriptive)\n" : "\n");
    for (var figure : test.figures()) {
      figure(out, figure);
    }
    if (!Double.isNaN(test.statistic())) {
      out.append(
          String.format(Locale.ROOT, "  %-44s %12s", "statistic", Numbers.of(test.statistic())));
      out.append(Double.isNaN(test.freedom()) ? "" : "  df " + Numbers.of(test.freedom()));
      out.append('\n');
    }
    if (!Double.isNaN(test.p())) {
      out.append(String.format(Locale.ROOT, "  %-44s %12s%n", "p", Numbers.p(test.p())));
    }
    test.notes().forEach(note -> out.append("  ").append(note).append('\n'));
  }

  private static void figure(StringBuilder out, Figure figure) {
    out.append(
        String.format(Locale.ROOT, "  %-44s %12s", figure.name(), Numbers.of(figure.value())));
    if (!Double.isNaN(figure.standardError())) {
      out.append("  ± ").append(Numbers.of(figure.standardError()));
    }
    if (!Double.isNaN(figure.low()) || !Double.isNaN(figure.high())) {
      out.append(
          String.format(
              Locale.ROOT,
              "  [%s, %s] %.0f %%",
              Numbers.of(figure.low()),
              Numbers.of(figure.high()),
              100 * figure.level()));
    }
    out.append('\n');
  }

  /** What an audit came to. */
  public static String of(AuditResult result) {
    var out = new StringBuilder();
    var verdict = result.verdict();
    out.append(result.title()).append("\n\n");
    out.append("  verdict: ").append(verdict.level().key()).append("\n  ");
    out.append(verdict.sentence()).append('\n');
    long grave = Sentences.grave(result);
    out.append(
        grave > 0
            ? "  " + grave + " findings of fact stand beside it, whatever the statistics say.\n"
            : "");
    if (result.registration() instanceof Registration.InRecord record) {
      out.append("  ").append(record.exploratory() ? "Exploratory. " : "");
      out.append(record.sentence()).append('\n');
    }
    out.append(verdict.caution().isEmpty() ? "" : "  Caution: " + verdict.caution() + "\n");
    out.append(verdict.untested().isEmpty() ? "" : "  " + verdict.untested() + "\n");
    out.append('\n');
    out.append(
        String.format(
            Locale.ROOT,
            "  %,d organisations in %s; plan %s%n  %s%n%n",
            result.organisations(),
            Sentences.groups(result),
            result.planHash(),
            result.basis()));
    out.append(
        String.format(
            Locale.ROOT,
            "  %-14s %-16s %10s %10s %22s %9s %9s%n",
            "outcome",
            "exposure",
            "exposed",
            "others",
            "difference (95 %)",
            "p",
            "p, family"));
    result.pairs().forEach(pair -> pair(out, pair));
    if (!result.findings().isEmpty()) {
      out.append("\n  Findings of fact: ").append(grave);
      long slight = result.findings().size() - grave;
      out.append(
          slight > 0 ? ", and " + slight + " that what was not known here could explain" : "");
      out.append(result.findings().size() > SHOWN ? "; the gravest " + SHOWN + ":" : "");
      out.append('\n');
      result.findings().stream()
          .limit(SHOWN)
          .forEach(fact -> out.append("  - ").append(fact.sentence()).append('\n'));
    }
    return out.toString();
  }

  private static void pair(StringBuilder out, Pair pair) {
    var difference = pair.difference();
    out.append(
        String.format(
            Locale.ROOT,
            "  %-14s %-16s %10s %10s %22s %9s %9s%n",
            pair.outcome().key(),
            pair.exposure().key(),
            Numbers.mean(pair.exposed().mean(), pair.outcome()),
            Numbers.mean(pair.others().mean(), pair.outcome()),
            Double.isNaN(difference.value())
                ? "–"
                : String.format(
                    Locale.ROOT,
                    "%.3f [%.3f, %.3f]",
                    difference.value(),
                    difference.low(),
                    difference.high()),
            Numbers.p(pair.p()),
            Numbers.p(pair.adjusted())));
  }
}
