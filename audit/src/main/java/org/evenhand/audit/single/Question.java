package org.evenhand.audit.single;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;

/**
 * What is asked of a table.
 *
 * @param outcome the outcome's column
 * @param outcomeValue the value that counts as having it
 * @param exposure the exposure's column
 * @param exposureValue the value that counts as exposed; empty where the column holds numbers
 * @param strata columns whose values make strata
 * @param weight the column that says how often a row counts; empty if each counts once
 * @param sampling whether weights are those of a sample, one over a row's chance to be drawn,
 *     rather than counts
 * @param matched the column that numbers matched sets; empty if there are none
 * @param cluster the column with the organisation; empty if rows may be taken as independent
 * @param controls columns held equal in regressions; {@code NAME:factor} takes numbers as levels
 * @param seed where chance begins
 */
public record Question(
    String outcome,
    String outcomeValue,
    String exposure,
    String exposureValue,
    List<String> strata,
    String weight,
    boolean sampling,
    String matched,
    String cluster,
    List<String> controls,
    long seed) {
  private static final String INTERCEPT = "(Intercept)";

  public Question {
    strata = strata.stream().distinct().toList();
    controls = controls.stream().distinct().toList();
  }

  /**
   * Refuses columns that the table lacks, and one column in two parts that can't go together.
   *
   * @throws BadInput with the column's name
   */
  void check(Loaded file) {
    for (var column : columns()) {
      if (!file.has(column)) {
        throw BadInput.at(
            file.file(),
            1,
            "there is no column '" + column + "'; there are: " + String.join(", ", file.columns()));
      }
    }
    var held = controls.stream().map(Question::name).toList();
    refuse(exposure.equals(outcome), exposure, "the outcome", "the exposure");
    refuse(held.contains(outcome), outcome, "the outcome", "a control");
    refuse(held.contains(exposure), exposure, "the exposure", "a control");
    refuse(strata.contains(outcome), outcome, "the outcome", "a stratum");
    refuse(strata.contains(exposure), exposure, "the exposure", "a stratum");
    refuse(held.stream().distinct().count() < held.size(), "", "numbers", "levels of a control");
    var label = exposureValue.isEmpty() ? exposure : exposure + "=" + exposureValue;
    if (held.contains(label) || held.contains(INTERCEPT) || label.equals(INTERCEPT)) {
      throw new BadInput(
          "a control called like the exposure, or a column called '"
              + INTERCEPT
              + "', can't be told apart in a regression; rename it");
    }
    var others = columns();
    refuse(
        !weight.isEmpty() && others.indexOf(weight) != others.lastIndexOf(weight),
        weight,
        "the weight",
        "something else");
  }

  private static void refuse(boolean both, String column, String one, String other) {
    if (both) {
      throw new BadInput(
          (column.isEmpty() ? "one column" : "column '" + column + "'")
              + " can't be "
              + one
              + " and "
              + other);
    }
  }

  /** The columns that it needs. */
  List<String> columns() {
    var all = new ArrayList<>(List.of(outcome, exposure));
    all.addAll(strata);
    controls.forEach(control -> all.add(name(control)));
    for (var column : List.of(weight, matched, cluster)) {
      if (!column.isEmpty()) {
        all.add(column);
      }
    }
    return all;
  }

  static String name(String control) {
    return control.endsWith(":factor")
        ? control.substring(0, control.length() - ":factor".length())
        : control;
  }
}
