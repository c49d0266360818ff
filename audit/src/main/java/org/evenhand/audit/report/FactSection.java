package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.evenhand.audit.result.AuditResult;

/** The findings of fact, those of one kind together, the gravest kind first. */
final class FactSection {
  private static final int SHOWN = 3;

  private final Html out;

  private FactSection(Html out) {
    this.out = out;
  }

  static void write(Html out, AuditResult result) {
    if (!result.findings().isEmpty()) {
      new FactSection(out).write(result.findings());
    }
  }

  /** Whether a fact is more than a difference that what is not public could explain. */
  static boolean grave(AuditResult.Fact fact) {
    return !fact.severity().equals("note");
  }

  private void write(List<AuditResult.Fact> findings) {
    out.raw(
            "<h2 id=\"facts\">Findings of fact</h2><p>These need no statistics; each cites what"
                + " shows it (")
        .raw(HtmlTable.link("findings"))
        .raw(").</p>");
    var kinds = new LinkedHashMap<String, List<AuditResult.Fact>>();
    findings.stream()
        .filter(FactSection::grave)
        .forEach(fact -> kinds.computeIfAbsent(fact.title(), _ -> new ArrayList<>()).add(fact));
    kinds.forEach((title, facts) -> {
      out.add("<h3>%s</h3>", title);
      facts.stream().limit(SHOWN).forEach(this::fact);
      folded(facts.subList(Math.min(SHOWN, facts.size()), facts.size()), "%s more of the same");
    });
    folded(
        findings.stream().filter(fact -> !grave(fact)).toList(),
        "%s that what was not known here could explain");
  }

  private void folded(List<AuditResult.Fact> facts, String title) {
    if (!facts.isEmpty()) {
      out.add("<details><summary>" + title + "</summary>", facts.size());
      facts.forEach(this::fact);
      out.raw("</details>");
    }
  }

  private void fact(AuditResult.Fact fact) {
    out.raw("<div class=\"fact\">").add("<p>%s</p>", fact.sentence());
    out.add(
        "<p class=\"quiet\"><span class=\"chip %s\">%s %1$s</span> %s</p>",
        fact.severity(), sign(fact.severity()), whereabouts(fact));
    if (!fact.sources().isEmpty()) {
      out.add("<details class=\"quiet\"><summary>What shows it</summary><ul>");
      fact.sources().forEach(source -> out.add("<li><code>%s</code></li>", source));
      out.raw("</ul></details>");
    }
    out.raw("</div>");
  }

  private static String whereabouts(AuditResult.Fact fact) {
    int date = fact.when().indexOf('T');
    var day = date < 0 ? fact.when() : fact.when().substring(0, date);
    return fact.who() + (fact.who().isEmpty() || day.isEmpty() ? "" : ", ") + day;
  }

  private static String sign(String severity) {
    return switch (severity) {
      case "breach" -> "▲";
      case "concern" -> "◆";
      default -> "○";
    };
  }
}
