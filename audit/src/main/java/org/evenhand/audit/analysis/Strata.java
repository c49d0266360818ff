package org.evenhand.audit.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.evenhand.audit.plan.Control;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.units.Organisations;

/**
 * Groups of organisations among whom exposures are permuted: those of one category, and in large
 * categories the smaller and the larger ones apart.
 */
final class Strata {
  // A half must be able to hold several exposed and several others.
  private static final int SMALLEST_HALF = 10;

  private Strata() {}

  static int[] of(Organisations organisations, Plan plan) {
    var members = new HashMap<String, List<Integer>>();
    boolean grouped = plan.controls().contains(Control.CATEGORY);
    for (int i = 0; i < organisations.count(); i++) {
      members
          .computeIfAbsent(grouped ? organisations.categories().get(i) : "", _ -> new ArrayList<>())
          .add(i);
    }
    var strata = new int[organisations.count()];
    int next = 0;
    boolean sized = plan.controls().contains(Control.LOG_SIZE);
    for (var category : members.keySet().stream().sorted().toList()) {
      var all = members.getOrDefault(category, List.of());
      double middle = sized ? median(all, organisations.logSize()) : Double.NaN;
      boolean split = halves(all, organisations.logSize(), middle);
      for (int i : all) {
        strata[i] = next + (split && organisations.logSize()[i] > middle ? 1 : 0);
      }
      next += split ? 2 : 1;
    }
    return strata;
  }

  private static double median(List<Integer> members, double[] size) {
    var known =
        members.stream().mapToDouble(i -> size[i]).filter(s -> !Double.isNaN(s)).sorted().toArray();
    return known.length == 0 ? Double.NaN : known[(known.length - 1) / 2];
  }

  private static boolean halves(List<Integer> members, double[] size, double middle) {
    long above = members.stream().filter(i -> size[i] > middle).count();
    return above >= SMALLEST_HALF && members.size() - above >= SMALLEST_HALF;
  }

  /** How many strata there are. */
  static int count(int[] strata) {
    return Arrays.stream(strata).max().orElse(-1) + 1;
  }
}
