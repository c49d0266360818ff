package org.evenhand.audit.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Sha256;

/**
 * A plan: what will be tested and how, before the data are looked at.
 *
 * @param title what the audit is about
 * @param outcomes the outcomes of the primary test
 * @param exposures the exposures of the primary test
 * @param controls what is held equal
 * @param placebos extra columns with outcomes that nobody could sway, as 0 and 1; nothing may show
 * @param permutations how many permutations
 * @param seed where chance begins
 * @param alpha the error rate of the verdict, such as 0.05
 * @param strongAlpha at or below it, with an effect of at least {@code equivalence}, it is strong
 * @param equivalence X: the largest effect that counts as none, as a difference of rates or, for
 *     outcomes that are not rates, in standard deviations
 * @param months how many months before and after a ruling money counts
 * @param currency the currency that amounts are converted to
 * @param rates what one unit of each other currency is worth in it
 * @param text the plan's own text, of which the hash is taken
 */
public record Plan(
    String title,
    List<Outcome> outcomes,
    List<Exposure> exposures,
    List<Control> controls,
    List<String> placebos,
    int permutations,
    long seed,
    double alpha,
    double strongAlpha,
    double equivalence,
    int months,
    String currency,
    Map<String, Double> rates,
    String text) {

  /** The plan that is taken where none is given. */
  public static final String DEFAULT =
      """
      # The plan that is taken where none is given.
      title: Was anyone favoured?
      outcomes: [granted, offered, wider, lenience, lenience_days, wait, notice, price, limit]
      exposures: [spend_before, spend_after, payment, reciprocal_data, launch_partner, closeness]
      controls: [category, log_size, data_type, quarter, purpose]
      placebos: []            # columns of grants.csv with 0 or 1 that nobody could sway
      primary: permutation-max-t
      permutations: 9999
      seed: 1
      alpha: 0.05             # the error rate of the one verdict
      strong_alpha: 0.005     # for 'strong', with an effect of at least 'equivalence'
      equivalence: 0.10       # X: effects within ±X count as none
      months: 12              # money counts so many months before and after a ruling
      currency: EUR
      rates: {}               # such as USD: 0.92, what one unit is worth
      """;

  public Plan {
    outcomes = List.copyOf(outcomes);
    exposures = List.copyOf(exposures);
    controls = List.copyOf(controls);
    placebos = List.copyOf(placebos);
    rates = Map.copyOf(rates);
  }

  /** The same plan with other controls. */
  public Plan with(List<Control> others) {
    return new Plan(
        title,
        outcomes,
        exposures,
        others,
        placebos,
        permutations,
        seed,
        alpha,
        strongAlpha,
        equivalence,
        months,
        currency,
        rates,
        text);
  }

  /**
   * In what it differs from another plan that was registered, each as a few words; none if both
   * test the same in the same way.
   */
  public List<String> differencesFrom(Plan registered) {
    var theirs = registered.words();
    return words().entrySet().stream()
        .filter(word -> !word.getValue().equals(theirs.get(word.getKey())))
        .map(word ->
            word.getKey()
                + " ("
                + word.getValue()
                + ", registered: "
                + theirs.get(word.getKey())
                + ")")
        .toList();
  }

  private Map<String, String> words() {
    var words = new LinkedHashMap<String, String>();
    words.put("outcomes", named(outcomes, Outcome::key));
    words.put("exposures", named(exposures, Exposure::key));
    words.put("controls", named(controls, Control::key));
    words.put("placebos", named(placebos, column -> column));
    words.put("permutations", Integer.toString(permutations));
    words.put("seed", Long.toString(seed));
    words.put("alpha", Double.toString(alpha));
    words.put("strong_alpha", Double.toString(strongAlpha));
    words.put("equivalence", Double.toString(equivalence));
    words.put("months", Integer.toString(months));
    words.put("currency", currency);
    words.put("rates", new TreeMap<>(rates).toString());
    return words;
  }

  private static <T> String named(List<T> all, Function<T, String> name) {
    return all.stream().map(name).sorted().toList().toString();
  }

  /**
   * Checks that a platform's own record can follow it, before it is registered or the record read.
   *
   * @throws BadInput if none can
   */
  public void checkForRecord() {
    if (!placebos.isEmpty()) {
      throw new BadInput(
          "a record's rulings have no columns of their own, so no record can follow the plan's"
              + " placebos: "
              + String.join(", ", placebos)
              + "; without them, what a rule decided alone is the placebo");
    }
  }

  /** The SHA-256 of the plan's text, in hexadecimal: what is registered before data are read. */
  public String hash() {
    return Sha256.of(text);
  }
}
