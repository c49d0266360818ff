package org.evenhand.audit.single;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a table.
 *
 * @param outcome the outcome's column
 * @param outcomeValue the value that counts as having it
 * @param exposure the exposure's column
 * @param exposureValue the value that counts as exposed; empty where the column holds numbers
 * @param strata columns whose values make strata
 * @param weight the column that says how often a row counts; empty if each counts once
 * @param sampling whether weights are those of a sample rather than counts
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
  public Question {
    strata = List.copyOf(strata);
    controls = List.copyOf(controls);
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
