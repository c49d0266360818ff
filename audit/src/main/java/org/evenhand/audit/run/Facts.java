package org.evenhand.audit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.audit.findings.Amplification;
import org.evenhand.audit.findings.Finding;
import org.evenhand.audit.findings.Notice;
import org.evenhand.audit.findings.Severity;
import org.evenhand.audit.result.AuditResult;

/**
 * What needs no statistics.
 *
 * @param findings the gravest first
 * @param notices cut-offs in time
 * @param harvest who reached how many people through how few
 * @param missing what could not be looked for, and why
 */
public record Facts(
    List<AuditResult.Fact> findings,
    List<AuditResult.Notice> notices,
    List<AuditResult.Reach> harvest,
    List<String> missing) {
  /** None. */
  public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), List.of());

  private static final int MOST = 200;

  public Facts {
    findings = List.copyOf(findings);
    notices = List.copyOf(notices);
    harvest = List.copyOf(harvest);
    missing = List.copyOf(missing);
  }

  /** As a report takes them: at most 200 findings, the gravest. */
  public static Facts of(
      List<Finding> findings, List<Notice> notices, Amplification amplification) {
    var missing = new ArrayList<>(amplification.missing());
    if (findings.size() > MOST) {
      missing.add((findings.size() - MOST) + " more findings, none graver, are not shown");
    }
    return new Facts(
        findings.stream().limit(MOST).map(Facts::fact).toList(),
        notices.stream().map(Facts::notice).toList(),
        amplification.reaches().stream()
            .limit(MOST)
            .map(reach ->
                new AuditResult.Reach(
                    reach.organisation(),
                    reach.dataType(),
                    reach.users(),
                    reach.people(),
                    reach.perUser().orElse(Double.NaN),
                    reach.onlyThroughFriends().orElse(Double.NaN)))
            .toList(),
        missing);
  }

  private static AuditResult.Notice notice(Notice notice) {
    return new AuditResult.Notice(
        notice.what(),
        notice.who(),
        notice.organisations(),
        notice.announced(),
        notice.effective(),
        notice.ended(),
        notice.isShort());
  }

  private static AuditResult.Fact fact(Finding finding) {
    var sources =
        new ArrayList<>(finding.entries().stream().map(c -> c.where() + ": " + c.quote()).toList());
    if (finding.more() > 0) {
      sources.add("and " + finding.more() + " more");
    }
    return new AuditResult.Fact(
        finding.kind().name().toLowerCase(Locale.ROOT),
        finding.title(),
        finding.sentence(),
        finding.who(),
        finding.when().toString(),
        severity(finding.severity()),
        sources);
  }

  private static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
