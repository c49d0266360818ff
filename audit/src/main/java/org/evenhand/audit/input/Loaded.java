package org.evenhand.audit.input;

import java.util.List;
import java.util.Map;

/**
 * A file that was read, checked and kept.
 *
 * @param file its name
 * @param sha256 the hash of its bytes, in hexadecimal
 * @param rows its records, without the header
 * @param columns its columns, in order
 * @param missing how many cells of each column are empty
 * @param formulas how many cells a spreadsheet would take for a formula
 */
public record Loaded(
    String file,
    String sha256,
    long rows,
    List<String> columns,
    Map<String, Long> missing,
    long formulas) {
  public Loaded {
    columns = List.copyOf(columns);
    missing = Map.copyOf(missing);
  }

  /** Whether the file has a column. */
  public boolean has(String column) {
    return columns.contains(column);
  }
}
