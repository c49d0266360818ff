package org.evenhand.audit.tables;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.many.Adjustment;
import org.evenhand.audit.numeric.Interval;

/**
 * Which organisations' rates lie farther from the overall rate than chance explains. The limits are
 * exact binomial ones, interpolated so that they run smoothly with the number of cases.
 *
 * <p>D. J. Spiegelhalter, "Funnel Plots for Comparing Institutional Performance", Statistics in
 * Medicine 24 (2005), appendix A.1: the limit for a tail {@code p} is {@code (r − α) / n} with
 * {@code r} the least number that has {@code P(R ≤ r) ≥ p} and {@code α = (P(R ≤ r) − p) / P(R =
 * r)}; limits below 0 are 0. The p values are two-sided mid-p values ({@link Binomial#midP}),
 * adjusted over all organisations that have cases.
 */
public final class FunnelPlot {
  /** The levels of the two pairs of limits: one in twenty, and two in a thousand. */
  public static final double INNER = 0.95;

  public static final double OUTER = 0.998;

  private FunnelPlot() {}

  /**
   * What is known of one organisation.
   *
   * @param name the organisation
   * @param events how many of its cases had the outcome
   * @param cases how many cases it had
   */
  public record Organisation(String name, double events, double cases) {
    public Organisation {
      Whole.holdPart(events, cases);
      Whole.hold("events of " + name, events);
      Whole.hold("cases of " + name, cases);
    }
  }

  /**
   * Where one organisation stands. Without cases all its figures are NaN.
   *
   * @param organisation which
   * @param rate its rate
   * @param inner the 95 % limits around the overall rate for that many cases
   * @param outer the 99.8 % limits
   * @param p the mid-p value that its rate is the overall one
   * @param holm p adjusted after Holm
   * @param discovery p adjusted after Benjamini and Hochberg
   * @param why why something is not defined; empty where all is
   */
  public record Standing(
      Organisation organisation,
      double rate,
      Interval inner,
      Interval outer,
      double p,
      double holm,
      double discovery,
      String why) {
    /** Whether it lies outside the 95 % limits. */
    public boolean isOutsideInner() {
      return rate < inner.low() || rate > inner.high();
    }

    /** Whether it lies outside the 99.8 % limits. */
    public boolean isOutsideOuter() {
      return rate < outer.low() || rate > outer.high();
    }
  }

  /** The overall rate: all events over all cases; NaN where there are no cases. */
  public static double overall(List<Organisation> organisations) {
    double events = organisations.stream().mapToDouble(Organisation::events).sum();
    return events / organisations.stream().mapToDouble(Organisation::cases).sum();
  }

  /** Where each stands, in their order, around the overall rate. */
  public static List<Standing> of(List<Organisation> organisations) {
    return of(organisations, overall(organisations));
  }

  /** Where each stands around a rate that was agreed beforehand, or NaN when there is none. */
  public static List<Standing> of(List<Organisation> organisations, double rate) {
    double[] p = organisations.stream().mapToDouble(one -> p(one, rate)).toArray();
    double[] holm = Adjustment.HOLM.of(p);
    double[] discovery = Adjustment.BENJAMINI_HOCHBERG.of(p);
    var standings = new ArrayList<Standing>();
    for (int i = 0; i < p.length; i++) {
      Organisation one = organisations.get(i);
      standings.add(
          new Standing(
              one,
              one.events() / one.cases(),
              limits(one, rate, INNER),
              limits(one, rate, OUTER),
              p[i],
              holm[i],
              discovery[i],
              one.cases() == 0 ? "it has no cases" : ""));
    }
    return List.copyOf(standings);
  }

  private static double p(Organisation one, double rate) {
    return one.cases() == 0
        ? Double.NaN
        : new Binomial((long) one.cases(), rate).midP((long) one.events());
  }

  private static Interval limits(Organisation one, double rate, double level) {
    if (one.cases() == 0) {
      return new Interval(Double.NaN, Double.NaN, level);
    }
    var chance = new Binomial((long) one.cases(), rate);
    double tail = (1 - level) / 2;
    return new Interval(limit(chance, tail), limit(chance, 1 - tail), level);
  }

  private static double limit(Binomial chance, double tail) {
    if (chance.rate() == 0 || chance.rate() == 1) {
      return chance.rate();
    }
    long r = chance.quantile(tail);
    double reached = chance.atMost(r);
    double alpha = (reached - tail) / (reached - chance.atMost(r - 1));
    return Math.max(0, (r - alpha) / chance.trials());
  }
}
