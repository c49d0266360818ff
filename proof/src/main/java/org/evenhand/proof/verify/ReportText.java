package org.evenhand.proof.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.proof.verify.Report.Counted;

/** A report in words, for people. */
public final class ReportText {
  private ReportText() {}

  /** Its lines. */
  public static List<String> lines(Report report) {
    var lines = new ArrayList<String>();
    section(lines, "Checked:", counts(report));
    section(lines, "Not checked:", report.unchecked());
    section(lines, "Note:", report.notes());
    section(lines, "Wrong:", report.problems().stream().map(Problem::toString).toList());
    if (report.more() > 0) {
      lines.add("  and " + report.more() + " more");
    }
    lines.add(
        report.isRight()
            ? "Everything that was checked is right."
            : "Something is wrong: see above for the file and the byte.");
    return lines;
  }

  private static List<String> counts(Report report) {
    var counts = new ArrayList<String>();
    for (var what : Counted.values()) {
      long many = report.count(what);
      if (many > 0) {
        counts.add(String.format(Locale.ROOT, "%,d %s", many, what.words()));
      }
    }
    return counts;
  }

  private static void section(List<String> lines, String title, List<String> of) {
    if (!of.isEmpty()) {
      lines.add(title);
      of.forEach(one -> lines.add("  " + one));
    }
  }
}
