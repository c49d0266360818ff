package org.evenhand.audit.units;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.evenhand.audit.plan.Exposure;

/**
 * The organisations, in the order of their names; an organisation is its place in these lists.
 *
 * @param names their names
 * @param categories the category of each, empty where it is not known
 * @param logSize the logarithm of one plus each one's size at its first request; NaN if not known
 * @param violations how many violations each one had at its first request; NaN if not known
 * @param exposures how much of each exposure each one has, 0 for none, NaN if not known; only those
 *     exposures of which the files say anything
 * @param controls further columns of the partners' file: for each column, each one's value
 */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public record Organisations(
    List<String> names,
    List<String> categories,
    double[] logSize,
    double[] violations,
    Map<Exposure, double[]> exposures,
    Map<String, List<String>> controls) {
  public Organisations {
    names = List.copyOf(names);
    categories = List.copyOf(categories);
    exposures = new EnumMap<>(exposures);
    controls = Map.copyOf(controls);
  }

  /** How many there are. */
  public int count() {
    return names.size();
  }
}
