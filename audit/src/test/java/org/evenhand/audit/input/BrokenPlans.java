package org.evenhand.audit.input;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plans that are none, or promise what can't be kept. */
final class BrokenPlans {
  private BrokenPlans() {}

  static Stream<Broken> all() {
    return Stream.of(yaml(), words(), numbers(), money(), placebos()).flatMap(List::stream);
  }

  private static Broken plan(String text, long line, String key, String part) {
    return Broken.text(BadInput.shown(text), "plan", text, line, key, part);
  }

  /** A plan whose third line is broken. */
  private static Broken third(String key, String rest, String part) {
    return plan("# a plan\ntitle: a plan\n" + key + rest + "\n", 3, key, part);
  }

  private static List<Broken> yaml() {
    var no = "a plan is a list of 'key: value' lines";
    return List.of(
        plan("", 0, "", no),
        plan("# nothing but this\n", 0, "", no),
        plan("granted", 0, "", no),
        plan("- granted\n- wait\n", 0, "", no),
        plan("42", 0, "", no),
        plan("title: a: b\n", 1, "", "mapping values are not allowed here"),
        plan("title: a\n\talpha: 0.05\n", 2, "", ""),
        plan("title: 'a\nalpha: 0.05\n", 3, "", ""),
        plan("outcomes: [granted\nalpha: 0.05\n", 2, "", ""),
        plan("title: a\n  alpha: 0.05\n", 2, "", ""),
        plan("title: a\n---\ntitle: b\n", 2, "", ""),
        plan("alpha: 0.05\nalpha: 0.01\n", 2, "", "duplicate key alpha"),
        plan("title: !!javax.script.ScriptEngineManager [a]\n", 1, "", ""),
        plan("title: *nowhere\n", 1, "", ""),
        plan("a: &a [x]\nb: &b [*a, *a]\n", 0, "", ""),
        plan("title: \"\\q\"\n", 1, "", ""),
        plan("title: a\u0007b\n", 0, "", ""),
        plan("title: " + "x".repeat(1 << 16) + "\n", 0, "", "at most 64 KiB"));
  }

  private static List<Broken> words() {
    var all = new ArrayList<Broken>();
    for (var unknown : List.of("alhpa", "Alpha", "strong-alpha", "tests", "fdr", "1", "true")) {
      all.add(third(unknown, ": 0.05", "is not a word of a plan; there are: alpha, controls"));
    }
    for (var key : List.of("alpha", "outcomes", "primary", "rates", "currency", "seed")) {
      all.add(third(key, ":", "has no value"));
      all.add(third(key, ": null", "has no value"));
    }
    all.add(third("outcomes", ": [grant]", "\"grant\" is none of: granted, offered"));
    all.add(third("outcomes", ": [granted, Wait]", "\"Wait\" is none of"));
    all.add(third("outcomes", ": []", "name at least 1 of"));
    all.add(third("outcomes", ": 5", "must be a word, or a list of words"));
    all.add(third("outcomes", ": [1]", "must be a word, or a list of words"));
    all.add(third("outcomes", ": [[granted]]", "must be a word, or a list of words"));
    all.add(third("outcomes", ": {granted: yes}", "must be a word, or a list of words"));
    all.add(third("exposures", ": [money]", "\"money\" is none of: spend_before"));
    all.add(third("exposures", ": []", "name at least 1 of"));
    all.add(third("controls", ": [size]", "\"size\" is none of: category, log_size"));
    all.add(third("primary", ": fisher-exact", "there is one primary test: permutation-max-t"));
    all.add(third("primary", ": [permutation-max-t, fisher-exact]", "must be one word"));
    all.add(third("primary", ": []", "must be one word"));
    all.add(plan("title: []\n", 1, "title", "must be one word, or one text"));
    all.add(plan("title: [a, b]\n", 1, "title", "must be one word, or one text"));
    all.add(plan("title: ''\n", 1, "title", "must be one word, or one text"));
    all.add(plan("title: 7\n", 1, "title", "must be a word"));
    return all;
  }

  private static List<Broken> numbers() {
    var all = new ArrayList<Broken>();
    for (var value : List.of("98", "1000001", "99.5", "-1", ".nan", ".inf", "1e400")) {
      all.add(third("permutations", ": " + value, "must be a whole number between 99 and 1000000"));
    }
    for (var value : List.of("many", "'9999'", "9,999", "9_999", "9 999", "[9999]", "true")) {
      all.add(third("permutations", ": " + value, "must be a number"));
    }
    for (var value : List.of("0", "0.00009", "0.21", "1", "5", "-0.05", ".nan")) {
      all.add(third("alpha", ": " + value, "must be a number between 0.0001 and 0.2"));
    }
    for (var value : List.of("5 %", "0,05", "'0.05'", "p < 0.05", "{}")) {
      all.add(third("alpha", ": " + value, "must be a number"));
    }
    for (var value : List.of("0", "0.06", ".nan")) {
      all.add(third("strong_alpha", ": " + value, "must be a number between 0.00001 and 0.05"));
    }
    all.add(
        plan(
            "alpha: 0.01\nstrong_alpha: 0.02\n",
            2,
            "strong_alpha",
            "must not be above alpha, which is 0.01"));
    for (var value : List.of("0", "-0.1", "1.01", ".inf")) {
      all.add(third("equivalence", ": " + value, "must be a number between 0.001 and 1"));
    }
    for (var value : List.of("0", "61", "1.5", "-12")) {
      all.add(third("months", ": " + value, "must be a whole number between 1 and 60"));
    }
    for (var value : List.of("-1", "0.5", "1e20", "99999999999999999999")) {
      all.add(third("seed", ": " + value, "must be a whole number between 0 and 4503599627370496"));
    }
    return all;
  }

  private static List<Broken> money() {
    return List.of(
        third("currency", ": Euro", "\"Euro\" is not a code such as EUR"),
        third("currency", ": eur", "\"eur\" is not a code such as EUR"),
        third("currency", ": [EUR, USD]", "must be one word"),
        third("currency", ": 978", "must be a word"),
        third("rates", ": 0.92", "must be like { USD: 0.92 }"),
        third("rates", ": [USD, 0.92]", "must be like { USD: 0.92 }"),
        third("rates", ": {usd: 0.92}", "\"usd\" is not a code such as EUR"),
        third("rates", ": {1: 0.92}", "\"1\" is not a code such as EUR"),
        third("rates", ": {USD: 0}", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: -0.92}", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: .nan}", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: .inf}", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: '0.92'}", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: }", "USD must have a rate above 0, a number"),
        third("rates", ": {USD: [0.92]}", "USD must have a rate above 0, a number"),
        third("rates", ": {EUR: 1.1}", "EUR is the plan's own currency"),
        third("rates", ": {USD: 0.92, USD: 0.9}", "").at(3, ""));
  }

  private static List<Broken> placebos() {
    return List.of(
        third("placebos", ": 3", "must be a word, or a list of words"),
        third("placebos", ": [outcome]", "outcome is a column that the audit itself uses"),
        third("placebos", ": price", "price is a column that the audit itself uses"));
  }
}
