package org.evenhand.audit.plan;

import java.math.BigDecimal;
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
import org.evenhand.audit.input.Schema;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a plan's YAML strictly: an unknown word is an error, a missing one has its default. */
public final class PlanFile {
  private static final String PRIMARY = "permutation-max-t";
  private static final int LONGEST = 1 << 16;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_WORD = 60;
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
  private final String text;
  private final Map<?, ?> given;

  private PlanFile(String file, String text, Map<?, ?> given) {
    this.file = file;
    this.text = text;
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
   * @param text its YAML; the plan's own text has the ends of lines of Unix
   * @throws BadInput if it is not a plan
   */
  public static Plan read(String file, String text) {
    if (text.length() > LONGEST) {
      throw new BadInput(file + ": a plan is at most 64 KiB long");
    }
    // Ends of lines are those of the machine that a file was saved on; the plan is the same.
    var plain = text.replace("\r\n", "\n");
    return new PlanFile(file, plain, yaml(file, plain)).plan();
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

  private Plan plan() {
    for (var key : given.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw wrong(String.valueOf(key), "is not a word of a plan; there are: " + sorted(KEYS));
      }
      if (given.get(key) == null) {
        throw wrong(String.valueOf(key), "has no value; take the line out to have the default");
      }
    }
    if (!word("primary", PRIMARY).equals(PRIMARY)) {
      throw wrong("primary", "there is one primary test: " + PRIMARY);
    }
    var currency = currency("currency", word("currency", "EUR"));
    double alpha = number("alpha", 0.05, 0.0001, 0.2, false);
    return new Plan(
        title(),
        among("outcomes", Outcome.values(), Outcome::key, 1),
        among("exposures", Exposure.values(), Exposure::key, 1),
        among("controls", Control.values(), Control::key, 0),
        placebos(),
        (int) number("permutations", 9_999, 99, 1_000_000, true),
        (long) number("seed", 1, 0, 1L << 52, true),
        alpha,
        strong(alpha),
        number("equivalence", 0.10, 0.001, 1, false),
        (int) number("months", 12, 1, 60, true),
        currency,
        rates(currency),
        text);
  }

  private String title() {
    var title = word("title", "Was anyone favoured?");
    boolean endless = Arrays.stream(title.split(" ")).anyMatch(it -> it.length() > LONGEST_WORD);
    if (BadInput.hasUnseen(title) || title.length() > LONGEST_TITLE || endless) {
      throw wrong(
          "title",
          "is at most "
              + LONGEST_TITLE
              + " characters that can be seen, in words of at most "
              + LONGEST_WORD
              + ", not "
              + BadInput.shown(title));
    }
    return title;
  }

  private double strong(double alpha) {
    double strong = number("strong_alpha", Math.min(0.005, alpha), 0.00001, 0.05, false);
    if (strong > alpha) {
      throw wrong("strong_alpha", "must not be above alpha, which is " + plain(alpha));
    }
    return strong;
  }

  private List<String> placebos() {
    var columns = words("placebos", List.of()).stream().distinct().toList();
    for (var column : columns) {
      if (Schema.GRANTS.columns().containsKey(column)) {
        throw wrong("placebos", column + " is a column that the audit itself uses");
      }
    }
    return columns;
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

  private String word(String key, String otherwise) {
    var all = words(key, List.of(otherwise));
    if (all.size() != 1 || all.getFirst().isBlank()) {
      throw wrong(key, "must be one word, or one text");
    }
    return all.getFirst();
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
          key,
          "must be a "
              + (whole ? "whole " : "")
              + "number between "
              + plain(low)
              + " and "
              + plain(high));
    }
    return it;
  }

  private static String plain(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private Map<String, Double> rates(String own) {
    var value = given.get("rates");
    var rates = new HashMap<String, Double>();
    if (value == null) {
      return rates;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong("rates", "must be like { USD: 0.92 }");
    }
    map.forEach((code, rate) -> {
      var currency = currency("rates", String.valueOf(code));
      if (!(rate instanceof Number number
          && number.doubleValue() > 0
          && Double.isFinite(number.doubleValue()))) {
        throw wrong("rates", currency + " must have a rate above 0, a number");
      }
      if (currency.equals(own)) {
        throw wrong("rates", currency + " is the plan's own currency; take its rate out");
      }
      rates.put(currency, number.doubleValue());
    });
    return rates;
  }

  private String currency(String key, String code) {
    if (!CODE.matcher(code).matches()) {
      throw wrong(key, BadInput.shown(code) + " is not a code such as EUR");
    }
    return code;
  }

  private static String sorted(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }

  private BadInput wrong(String key, String message) {
    var place = "'" + key.replaceAll("\\p{Cntrl}", "\u00b7") + "': " + message;
    int line = line(key);
    return line > 0
        ? new BadInput(file + ", line " + line + ", " + place)
        : new BadInput(file + ", " + place);
  }

  /** The line on which a word stands, from 1; 0 where none begins with it. */
  private int line(String key) {
    int line = 0;
    for (var each : text.lines().toList()) {
      line++;
      var start = each.strip();
      if (start.startsWith(key) && start.substring(key.length()).strip().startsWith(":")) {
        return line;
      }
    }
    return 0;
  }
}
