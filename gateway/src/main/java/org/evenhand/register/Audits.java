package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;

/** The plans by which this record is audited, and what audits came to. */
public final class Audits {
  private final Map<DocumentHash, Plan> plans;
  private final Map<DocumentHash, Report> reports;

  /**
   * A plan.
   *
   * @param act what was registered
   * @param position where it stands in the record
   * @param at when it was registered
   */
  public record Plan(AuditPlanRegistered act, long position, Instant at) {}

  /**
   * A report.
   *
   * @param act what was published
   * @param position where it stands in the record
   * @param at when it was published
   */
  public record Report(AuditReportPublished act, long position, Instant at) {}

  Audits() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Audits(Map<DocumentHash, Plan> plans, Map<DocumentHash, Report> reports) {
    this.plans = plans;
    this.reports = reports;
  }

  /** As it stands now, whatever comes. */
  Audits copy() {
    return new Audits(new LinkedHashMap<>(plans), new LinkedHashMap<>(reports));
  }

  void apply(AuditEvent event, long position, Instant at) {
    switch (event) {
      case AuditPlanRegistered e -> plans.put(e.plan(), new Plan(e, position, at));
      case AuditReportPublished e -> reports.put(e.report(), new Report(e, position, at));
    }
  }

  /** The plan of that hash. */
  public Optional<Plan> plan(DocumentHash hash) {
    return Optional.ofNullable(plans.get(hash));
  }

  /** All plans, in the order in which they were registered. */
  public List<Plan> plans() {
    return List.copyOf(plans.values());
  }

  /** The report of that hash. */
  public Optional<Report> report(DocumentHash hash) {
    return Optional.ofNullable(reports.get(hash));
  }

  /** All reports, in the order in which they were published. */
  public List<Report> reports() {
    return List.copyOf(reports.values());
  }
}
