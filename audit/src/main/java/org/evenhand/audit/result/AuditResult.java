package org.evenhand.audit.result;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;

/**
 * What an audit came to.
 *
 * @param title what the plan calls it
 * @param subject what was audited, with its checkpoint or the hashes of its files
 * @param planHash the SHA-256 of the plan's text
 * @param planText the plan
 * @param registration whether, and when, the plan had been registered in the record
 * @param inputs the files, with hash and rows
 * @param remarks what was noticed in the data, with counts
 * @param organisations how many organisations
 * @param strata how many groups of comparable organisations
 * @param outcomes for each outcome how many rulings it has
 * @param basis what the primary test's probabilities rest on
 * @param verdict the verdict
 * @param pairs every outcome and exposure
 * @param sensitivities the differences again, with what may be a consequence held equal as well
 * @param standings who stands out, by outcome
 * @param curves plots' numbers
 * @param findings facts that need no statistics
 * @param notices cut-offs in time, by their announcement
 * @param harvest who reached how many people through how few
 */
public record AuditResult(
    String title,
    String subject,
    String planHash,
    String planText,
    Registration registration,
    List<Input> inputs,
    List<Remark> remarks,
    int organisations,
    int strata,
    List<Counted> outcomes,
    String basis,
    Verdict verdict,
    List<Pair> pairs,
    List<Sensitivity> sensitivities,
    List<Standing> standings,
    List<Curve> curves,
    List<Fact> findings,
    List<Notice> notices,
    List<Reach> harvest) {
  public AuditResult {
    inputs = List.copyOf(inputs);
    remarks = List.copyOf(remarks);
    outcomes = List.copyOf(outcomes);
    pairs = List.copyOf(pairs);
    sensitivities = List.copyOf(sensitivities);
    standings = List.copyOf(standings);
    curves = List.copyOf(curves);
    findings = List.copyOf(findings);
    notices = List.copyOf(notices);
    harvest = List.copyOf(harvest);
  }

  /** A file that was read. */
  public record Input(String file, String sha256, long rows) {}

  /** Something noticed in the data: what, how often, and what was done. */
  public record Remark(String what, double count, String done) {}

  /** An outcome, its rulings and its mean. */
  public record Counted(String outcome, double rulings, double mean, double alike) {}

  /**
   * A difference after further controls that may be consequences of favour: it decides nothing.
   *
   * @param added what was held equal as well: violations, reviewer, or both
   * @param difference in rates, or in standard deviations for outcomes that are not rates
   * @param p its own probability, without the family's
   */
  public record Sensitivity(
      Outcome outcome, Exposure exposure, List<String> added, Figure difference, double p) {
    public Sensitivity {
      added = List.copyOf(added);
    }
  }

  /**
   * Where an organisation stands among all, as in a funnel plot.
   *
   * @param outcome the outcome
   * @param organisation the organisation
   * @param events how many of its rulings had the outcome
   * @param cases how many rulings it had
   * @param rate its rate
   * @param low95 the lower 95 % limit around the overall rate
   * @param high95 the upper one
   * @param low998 the lower 99.8 % limit
   * @param high998 the upper one
   * @param p the probability of a rate at least as far off, adjusted over organisations (Holm)
   * @param discovery the same, adjusted so that of those at most so small at most as large a share
   *     is expected to be chance (Benjamini and Hochberg)
   */
  public record Standing(
      String outcome,
      String organisation,
      double events,
      double cases,
      double rate,
      double low95,
      double high95,
      double low998,
      double high998,
      double p,
      double discovery) {}

  /**
   * Points of a plot, in their order.
   *
   * @param id what it belongs to, such as {@code wait~spend_before}
   * @param kind kaplan-meier, dose-response or specification
   * @param series which line
   * @param unit what {@code x} is, with its unit
   * @param x where it goes
   * @param y its value
   * @param low the lower end of its interval; NaN where there is none
   * @param high the upper end
   * @param label what is to be said of it
   */
  public record Curve(
      String id,
      String kind,
      String series,
      String unit,
      double x,
      double y,
      double low,
      double high,
      String label) {}

  /**
   * A fact found.
   *
   * @param kind its kind, for machines
   * @param title its title
   * @param sentence what happened
   * @param who whom it concerns
   * @param when when, as ISO 8601; empty if it has no one time
   * @param severity how much it weighs: breach, concern, note
   * @param sources the entries or lines that show it, each with a short quote
   */
  public record Fact(
      String kind,
      String title,
      String sentence,
      String who,
      String when,
      String severity,
      List<String> sources) {
    public Fact {
      sources = List.copyOf(sources);
    }
  }

  /**
   * A cut-off as those had it whom it touched; equal ones are one.
   *
   * @param what what ended for them
   * @param who the organisation, or the first of several by name
   * @param organisations how many there are
   * @param announced when they could know
   * @param effective from when it was to bite
   * @param ended when their access truly ended, or will
   * @param isShort whether they had less than half the median notice of all
   */
  public record Notice(
      String what,
      String who,
      long organisations,
      LocalDate announced,
      LocalDate effective,
      LocalDate ended,
      boolean isShort) {
    /** How many days of notice they had. */
    public long noticeDays() {
      return ChronoUnit.DAYS.between(announced, effective);
    }

    /** For how many days after it access went on. */
    public long lenienceDays() {
      return ChronoUnit.DAYS.between(effective, ended);
    }
  }

  /**
   * How many people an organisation reached through how few.
   *
   * @param organisation the organisation
   * @param dataType the type of data
   * @param users how many people consented
   * @param reached how many people's data it got
   * @param perUser people reached for each one who consented
   * @param friendsOnly share of those reached who did not consent themselves
   */
  public record Reach(
      String organisation,
      String dataType,
      double users,
      double reached,
      double perUser,
      double friendsOnly) {}
}
