package org.evenhand.audit.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evenhand.audit.input.BadInput;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a plan's YAML strictly: an unknown word is an error, a missing one has its default. */
public final class PlanFile {
  private static final String PRIMARY = "permutation-max-t";
  private static final int LONGEST = 1 << 16;
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Set<String> KEYS =
      Set.of(
          "title",
          "outcomes",
          "exposures",
          "controls",
          "placebos",
          "primary",
          "permutations",
          "seed",
          "alpha",
          "strong_alpha",
          "equivalence",
          "months",
          "currency",
          "rates");

  private final String file;
  private final Map<?, ?> given;

  private PlanFile(String file, Map<?, ?> given) {
    this.file = file;
    this.given = given;
  }

  /** The plan that is taken where none is given. */
  public static Plan standard() {
    return read("the standard plan", Plan.DEFAULT);
  }

  /**
   * Reads a plan.
   *
   * @param file its name, for messages
   * @param text its YAML
   * @throws BadInput if it is not a plan
   */
  public static Plan read(String file, String text) {
    if (text.length() > LONGEST) {
      throw new BadInput(file + ": a plan is at most 64 KiB long");
    }
    return new PlanFile(file, yaml(file, text)).plan(text);
  }

  private static Map<?, ?> yaml(String file, String text) {
    var settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LONGEST)
            .build();
    try {
      var value = new Load(settings).loadFromString(text);
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw new BadInput(file + ": a plan is a list of 'key: value' lines");
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw BadInput.at(file, line, String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw new BadInput(
          file + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private Plan plan(String text) {
    for (var key : given.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw wrong(String.valueOf(key), "is not a word of a plan; there are: " + sorted(KEYS));
      }
    }
    if (!words("primary", List.of(PRIMARY)).equals(List.of(PRIMARY))) {
      throw wrong("primary", "there is one primary test: " + PRIMARY);
    }
    return new Plan(
        words("title", List.of("Was anyone favoured?")).getFirst(),
        among("outcomes", Outcome.values(), Outcome::key, 1),
        among("exposures", Exposure.values(), Exposure::key, 1),
        among("controls", Control.values(), Control::key, 0),
        words("placebos", List.of()),
        (int) number("permutations", 9_999, 99, 1_000_000, true),
        (long) number("seed", 1, 0, 1L << 52, true),
        number("alpha", 0.05, 0.0001, 0.2, false),
        number("strong_alpha", 0.005, 0.00001, 0.05, false),
        number("equivalence", 0.10, 0.001, 1, false),
        (int) number("months", 12, 1, 60, true),
        currency(words("currency", List.of("EUR")).getFirst()),
        rates(),
        text);
  }

  private <T> List<T> among(String key, T[] all, Function<T, String> name, int least) {
    var names = Arrays.stream(all).map(name).toList();
    var chosen = new ArrayList<T>();
    for (var word : new LinkedHashSet<>(words(key, names))) {
      if (!names.contains(word)) {
        throw wrong(key, BadInput.shown(word) + " is none of: " + String.join(", ", names));
      }
      chosen.add(all[names.indexOf(word)]);
    }
    if (chosen.size() < least) {
      throw wrong(key, "name at least " + least + " of: " + String.join(", ", names));
    }
    return chosen;
  }

  private List<String> words(String key, List<String> otherwise) {
    var value = given.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String word) {
      return List.of(word);
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    throw wrong(key, "must be a word, or a list of words in [ ]");
  }

  private double number(String key, double otherwise, double low, double high, boolean whole) {
    @Nullable Object value = given.get(key);
    if (value == null) {
      return otherwise;
    }
    if (!(value instanceof Number number)) {
      throw wrong(key, "must be a number");
    }
    double it = number.doubleValue();
    if (!(it >= low && it <= high) || (whole && it != Math.rint(it))) {
      throw wrong(
          key, "must be a " + (whole ? "whole " : "") + "number between " + low + " and " + high);
    }
    return it;
  }

  private Map<String, Double> rates() {
    var value = given.get("rates");
    var rates = new HashMap<String, Double>();
    if (value == null) {
      return rates;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("rates", "must be like { USD: 0.92 }");
    }
    map.forEach((code, rate) -> {
      if (!(rate instanceof Number number && number.doubleValue() > 0)) {
        throw wrong("rates", code + " must have a rate above 0");
      }
      rates.put(currency(String.valueOf(code)), number.doubleValue());
    });
    return rates;
  }

  private String currency(String code) {
    if (!CODE.matcher(code).matches()) {
      throw wrong("currency", BadInput.shown(code) + " is not a code such as EUR");
    }
    return code;
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  private BadInput wrong(String key, String message) {
    return new BadInput(file + ", '" + key + "': " + message);
  }
}
