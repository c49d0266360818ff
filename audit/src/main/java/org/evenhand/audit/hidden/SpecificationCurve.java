package org.evenhand.audit.hidden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all reasonable models say, not only the one that was chosen (Simonsohn, Simmons & Nelson,
 * "Specification curve analysis", Nature Human Behaviour 4, 2020): one for each subset of controls.
 *
 * @param specifications those with an estimate, the lowest first; of equal ones that with fewer
 *     controls
 * @param undefined those without one
 * @param possible how many subsets there are, as a power of two may be more than a long holds
 * @param exhaustive whether all of them were run; else a random sample, with none and with all
 *     controls among them
 * @param seed of the sample
 */
public record SpecificationCurve(
    List<Specification> specifications,
    List<Specification> undefined,
    double possible,
    boolean exhaustive,
    long seed) {
  /** The most models that are run. */
  public static final int MOST = 1_024;

  /** The most controls. */
  public static final int MOST_CONTROLS = 62;

  public SpecificationCurve {
    specifications = List.copyOf(specifications);
    undefined = List.copyOf(undefined);
  }

  /**
   * Runs the models.
   *
   * @param controls that are reasonable, of different names
   * @param model what one says with a subset of them; called once for each
   * @param seed equal seeds take equal samples
   */
  public static SpecificationCurve of(
      List<String> controls, Function<List<String>, Specification> model, long seed) {
    if (controls.size() > MOST_CONTROLS) {
      throw new IllegalArgumentException(controls.size() + " controls, above " + MOST_CONTROLS);
    }
    if (new HashSet<>(controls).size() < controls.size()) {
      throw new IllegalArgumentException("two controls of one name: " + controls);
    }
    double possible = Math.scalb(1.0, controls.size());
    var found = new ArrayList<Specification>();
    var undefined = new ArrayList<Specification>();
    for (long subset : subsets(controls.size(), seed)) {
      var specification = model.apply(chosen(controls, subset));
      (Double.isNaN(specification.estimate()) ? undefined : found).add(specification);
    }
    found.sort(
        Comparator.comparingDouble(Specification::estimate)
            .thenComparingInt(each -> each.controls().size()));
    return new SpecificationCurve(found, undefined, possible, possible <= MOST, seed);
  }

  private static Set<Long> subsets(int controls, long seed) {
    var subsets = new LinkedHashSet<Long>();
    long all = (1L << controls) - 1;
    if (all < MOST) {
      for (long subset = 0; subset <= all; subset++) {
        subsets.add(subset);
      }
      return subsets;
    }
    subsets.add(0L);
    subsets.add(all);
    var random = new SplittableRandom(seed);
    while (subsets.size() < MOST) {
      subsets.add(random.nextLong() & all);
    }
    return subsets;
  }

  private static List<String> chosen(List<String> controls, long subset) {
    var chosen = new ArrayList<String>();
    for (int i = 0; i < controls.size(); i++) {
      if ((subset >> i & 1) == 1) {
        chosen.add(controls.get(i));
      }
    }
    return chosen;
  }

  /** The middle estimate; {@code NaN} where no model has one. */
  public double median() {
    int n = specifications.size();
    return n == 0
        ? Double.NaN
        : specifications.get((n - 1) / 2).estimate() / 2 + specifications.get(n / 2).estimate() / 2;
  }

  /**
   * The share of models with an estimate whose p is at most a level; {@code NaN} without models.
   */
  public double significant(double level) {
    return share(each -> each.p() <= level);
  }

  /** The same, of those only whose estimate is on the median's side of 0. */
  public double significantAsMedian(double level) {
    double side = Math.signum(median());
    return share(each -> each.p() <= level && Math.signum(each.estimate()) == side);
  }

  private double share(Predicate<Specification> which) {
    int n = specifications.size();
    return n == 0 ? Double.NaN : (double) specifications.stream().filter(which).count() / n;
  }

  /** One sentence that says what was run. */
  public String basis() {
    int run = specifications.size() + undefined.size();
    String how =
        exhaustive
            ? String.format(Locale.ROOT, "All %,d models", run)
            : String.format(
                Locale.ROOT, "%,d of %,.0f models, drawn with seed %d,", run, possible, seed);
    return how + String.format(Locale.ROOT, " were run; %,d have no estimate.", undefined.size());
  }
}
