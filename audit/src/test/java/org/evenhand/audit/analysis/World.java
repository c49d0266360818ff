package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.Outcome;
import org.evenhand.audit.units.Cells;
import org.evenhand.audit.units.Organisations;

/**
 * A made world: organisations of different category and size, some of which spend, are close or
 * give data, and rulings on their requests with an effect of each organisation's own.
 *
 * @param organisations how many
 * @param rulings how many each, on average
 * @param spread the standard deviation of organisations' own log-odds
 * @param confounding how much spending goes with size, and size with being granted
 * @param favour what each exposure adds to the log-odds of being granted
 */
record World(
    int organisations,
    int rulings,
    double spread,
    double confounding,
    Map<Exposure, Double> favour) {
  private static final List<String> CATEGORIES = List.of("dating", "games", "maps", "music");

  static World fair(int organisations, int rulings) {
    return new World(organisations, rulings, 0.7, 0, Map.of());
  }

  World confounded(double by) {
    return new World(organisations, rulings, spread, by, favour);
  }

  World favouring(Exposure exposure, double by) {
    return new World(organisations, rulings, spread, confounding, Map.of(exposure, by));
  }

  record Made(Organisations organisations, List<Cells> cells) {}

  Made make(RandomGenerator random) {
    var names = new ArrayList<String>();
    var categories = new ArrayList<String>();
    var size = new double[organisations];
    var exposures = new EnumMap<Exposure, double[]>(Exposure.class);
    for (var exposure : Exposure.values()) {
      exposures.put(exposure, new double[organisations]);
    }
    var odds = new double[organisations];
    for (int i = 0; i < organisations; i++) {
      names.add("o" + i);
      int category = random.nextInt(CATEGORIES.size());
      categories.add(CATEGORIES.get(category));
      double big = random.nextGaussian();
      size[i] = 9 + 2 * big;
      expose(exposures, i, big, random);
      odds[i] = 0.4 * category - 0.6 + confounding * big + spread * random.nextGaussian();
      for (var entry : favour.entrySet()) {
        odds[i] += exposures.get(entry.getKey())[i] > 0 ? entry.getValue() : 0;
      }
    }
    var all =
        new Organisations(names, categories, size, new double[organisations], exposures, Map.of());
    return new Made(
        all,
        List.of(cells(Outcome.GRANTED, odds, random), cells(Outcome.WIDER, shift(odds), random)));
  }

  private double[] shift(double[] odds) {
    var less = odds.clone();
    for (int i = 0; i < less.length; i++) {
      less[i] -= 1;
    }
    return less;
  }

  private void expose(
      Map<Exposure, double[]> exposures, int i, double big, RandomGenerator random) {
    double lean = confounding * big;
    boolean spends = random.nextDouble() < 1 / (1 + Math.exp(0.6 - 1.5 * lean));
    exposures.get(Exposure.SPEND_BEFORE)[i] = spends ? Math.exp(8 + random.nextGaussian()) : 0;
    exposures.get(Exposure.SPEND_AFTER)[i] =
        spends && random.nextDouble() < 0.8 ? Math.exp(8 + random.nextGaussian()) : 0;
    exposures.get(Exposure.PAYMENT)[i] = random.nextDouble() < 0.2 ? 1 : 0;
    exposures.get(Exposure.RECIPROCAL_DATA)[i] = random.nextDouble() < 0.3 ? 1 : 0;
    exposures.get(Exposure.LAUNCH_PARTNER)[i] = random.nextDouble() < 0.15 ? 1 : 0;
    exposures.get(Exposure.CLOSENESS)[i] = random.nextDouble() < 0.2 ? 1 + random.nextInt(3) : 0;
  }

  private Cells cells(Outcome outcome, double[] odds, RandomGenerator random) {
    int types = 4;
    int size = organisations * types;
    var organisation = new int[size];
    var type = new int[size];
    var count = new double[size];
    var sum = new double[size];
    for (int i = 0; i < organisations; i++) {
      double own = rulings * Math.exp(0.6 * random.nextGaussian() - 0.18);
      for (int t = 0; t < types; t++) {
        int c = i * types + t;
        organisation[c] = i;
        type[c] = t;
        count[c] = Math.max(1, Math.round(own / types));
        for (int k = 0; k < count[c]; k++) {
          sum[c] += random.nextDouble() < 1 / (1 + Math.exp(-odds[i] - 0.3 * t + 0.45)) ? 1 : 0;
        }
      }
    }
    return new Cells(
        outcome,
        organisation,
        List.of("data_type"),
        List.of(List.of("events", "friends", "likes", "photos")),
        new int[][] {type},
        count,
        sum,
        sum.clone());
  }
}
