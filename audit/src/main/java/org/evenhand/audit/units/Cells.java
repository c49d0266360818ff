package org.evenhand.audit.units;

import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.audit.plan.Outcome;

/**
 * Rulings with one outcome, counted: each cell holds those of one organisation, type of data,
 * quarter and purpose, and further controls.
 *
 * @param outcome the outcome
 * @param organisation the organisation of each cell
 * @param factors what the controls of each cell are called: type of data, quarter, purpose, others
 * @param levels for each factor, what its levels are called
 * @param level for each factor, the level of each cell
 * @param count how many rulings
 * @param sum the sum of the outcome over them
 * @param squares the sum of its squares
 */
@SuppressWarnings("ArrayRecordComponent") // columns of primitives; there may be millions
public record Cells(
    Outcome outcome,
    int[] organisation,
    List<String> factors,
    List<List<String>> levels,
    int[][] level,
    double[] count,
    double[] sum,
    double[] squares) {
  public Cells {
    factors = List.copyOf(factors);
    levels = levels.stream().map(List::copyOf).toList();
  }

  /** The same with no other factors than those named. */
  public Cells only(List<String> names) {
    var kept =
        IntStream.range(0, factors.size())
            .filter(f -> names.contains(factors.get(f)))
            .boxed()
            .toList();
    return new Cells(
        outcome,
        organisation,
        kept.stream().map(factors::get).toList(),
        kept.stream().map(levels::get).toList(),
        kept.stream().map(f -> level[f]).toArray(int[][]::new),
        count,
        sum,
        squares);
  }

  /** How many cells. */
  public int size() {
    return organisation.length;
  }

  /** How many rulings. */
  public double rulings() {
    double all = 0;
    for (var n : count) {
      all += n;
    }
    return all;
  }

  /** The mean of the outcome over all rulings. */
  public double mean() {
    double all = 0;
    for (var s : sum) {
      all += s;
    }
    return all / rulings();
  }
}
