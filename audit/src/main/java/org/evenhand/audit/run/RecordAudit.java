package org.evenhand.audit.run;

import java.io.IOException;
import java.nio.file.Path;
import org.evenhand.audit.findings.Amplification;
import org.evenhand.audit.findings.Findings;
import org.evenhand.audit.findings.Notices;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.Rulings;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.result.AuditResult;

/** Audits a platform's own record: its acts as files, with what only a record can show. */
public final class RecordAudit {
  private final Plan plan;
  private final Audit.Progress progress;

  /**
   * @param progress is told how far the work is
   */
  public RecordAudit(Plan plan, Audit.Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Audits.
   *
   * @param ledger a record that verified
   * @param folder where its acts are written as files
   * @throws org.evenhand.audit.input.BadInput if no record can follow the plan, or this one holds
   *     no ruling
   */
  public AuditResult of(Ledger ledger, Path folder) throws IOException {
    plan.checkForRecord();
    var rulings = Rulings.of(ledger.register());
    var subject = "record of " + ledger.checkpoint().orElseThrow();
    var facts = Facts.of(Findings.in(ledger), Notices.of(ledger), Amplification.of(ledger));
    var registration = Registrations.of(ledger, rulings, plan);
    return new Audit(plan, subject, progress, facts, registration)
        .of(ForeignFiles.of(rulings, folder));
  }
}
