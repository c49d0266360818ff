package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.audit.result.AuditResult;
import org.evenhand.audit.result.Verdict;

/** What an audit came to in a few sentences: the first that anybody reads, often the only ones. */
final class Sentences {
  private Sentences() {}

  /** All of them, in the order in which they are to be read. */
  static List<String> of(AuditResult result) {
    var all = new ArrayList<String>();
    all.add(result.verdict().sentence());
    if (!result.verdict().caution().isEmpty()) {
      all.add("Caution: " + result.verdict().caution());
    }
    if (result.registration().exploratory()) {
      all.add("Exploratory: " + result.registration().sentence());
    }
    if (!result.verdict().untested().isEmpty()) {
      all.add(result.verdict().untested());
    }
    all.add(compared(result));
    all.add(unsaid(result));
    if (grave(result) > 0) {
      all.add(grave(result) + " findings of fact stand beside it, whatever the statistics say.");
    }
    return all;
  }

  /** How many findings are more than notes. */
  static long grave(AuditResult result) {
    return result.findings().stream().filter(FactSection::grave).count();
  }

  /** Who was compared. */
  static String compared(AuditResult result) {
    double rulings =
        result.outcomes().stream().mapToDouble(AuditResult.Counted::rulings).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%,d organisations were compared in %s, over up to %,.0f rulings for an outcome.",
        result.organisations(),
        groups(result),
        rulings);
  }

  /** How many groups of comparable organisations there are. */
  static String groups(AuditResult result) {
    return result.strata() == 1
        ? "one group of comparable ones"
        : String.format(Locale.ROOT, "%,d groups of comparable ones", result.strata());
  }

  private static boolean rates(AuditResult result) {
    return result.pairs().stream().anyMatch(pair -> pair.outcome().binary());
  }

  /** What cannot be known from it. */
  static String unsaid(AuditResult result) {
    double detectable = result.verdict().detectable();
    return "What these data cannot say is why: an association may have a cause that nobody"
        + " recorded"
        + (Double.isNaN(detectable)
            ? "."
            : "; and a difference smaller than "
                + Verdict.size(detectable, rates(result))
                + " could have been missed.");
  }
}
