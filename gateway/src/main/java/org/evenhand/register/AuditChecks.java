package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;

import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;

/** Whether an act about audits can be. */
final class AuditChecks {
  private final RegisterSnapshot now;

  AuditChecks(RegisterSnapshot now) {
    this.now = now;
  }

  void check(AuditEvent event) {
    new ActorChecks(now).platform(event.actor());
    switch (event) {
      case AuditPlanRegistered e ->
          // Once is enough, and a second time would move the day from which it counts.
          fresh(now.audits().plan(e.plan()).isPresent(), "plan", e.plan());
      case AuditReportPublished e ->
          // Its plan need not be registered: that it was not is what the report then says.
          fresh(now.audits().report(e.report()).isPresent(), "report", e.report());
    }
  }
}
