package org.evenhand.audit.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns that a file has. Columns that are in the file and not here are kept as text, as
 * controls.
 *
 * @param table the name of the table in DuckDB
 * @param columns the known columns
 * @param required those that must be there and filled in
 */
public record Schema(String table, Map<String, Kind> columns, Set<String> required) {
  public Schema {
    columns = Map.copyOf(columns);
    required = Set.copyOf(required);
  }

  /** Rulings: on requests, offers made unasked, cut-offs and their extensions. */
  public static final Schema GRANTS =
      new Schema(
          "grants",
          Map.ofEntries(
              Map.entry("decision_id", Kind.NAME),
              Map.entry("decided_at", Kind.TIME),
              Map.entry("organisation", Kind.NAME),
              Map.entry("app", Kind.NAME),
              Map.entry("data_type", Kind.NAME),
              Map.entry("outcome", Kind.OUTCOME),
              Map.entry("requested_at", Kind.TIME),
              Map.entry("unsolicited", Kind.FLAG),
              Map.entry("reviewer", Kind.TEXT),
              Map.entry("by_rule", Kind.FLAG),
              Map.entry("purpose", Kind.TEXT),
              Map.entry("people_reached", Kind.COUNT),
              Map.entry("users", Kind.COUNT),
              Map.entry("wider_than_terms", Kind.FLAG),
              Map.entry("notice_days", Kind.AMOUNT),
              Map.entry("lenience_days", Kind.AMOUNT),
              Map.entry("price", Kind.AMOUNT),
              Map.entry("call_limit", Kind.AMOUNT)),
          Set.of("decision_id", "decided_at", "organisation", "app", "data_type", "outcome"));

  /** What is known of each organisation. */
  public static final Schema PARTNERS =
      new Schema(
          "partners",
          Map.of(
              "organisation", Kind.NAME,
              "payment", Kind.LEVEL,
              "reciprocal_data", Kind.LEVEL,
              "launch_partner", Kind.LEVEL,
              "closeness", Kind.LEVEL,
              "category", Kind.TEXT,
              "size_at_first_request", Kind.AMOUNT,
              "violations_at_first_request", Kind.AMOUNT),
          Set.of("organisation"));

  /** Advertising money by month. */
  public static final Schema SPEND =
      new Schema(
          "spend",
          Map.of(
              "organisation", Kind.NAME,
              "month", Kind.MONTH,
              "amount", Kind.AMOUNT,
              "currency", Kind.CURRENCY),
          Set.of("organisation", "month", "amount", "currency"));

  /** Who could have asked. */
  public static final Schema ELIGIBLE =
      new Schema(
          "eligible",
          Map.of(
              "organisation", Kind.NAME,
              "app", Kind.NAME,
              "data_type", Kind.NAME,
              "quarter", Kind.QUARTER),
          Set.of("organisation", "app", "data_type", "quarter"));

  /**
   * A table of one's own, of which some columns are used.
   *
   * @param numbers columns of numbers that are not negative, such as weights; cells may be empty
   */
  public static Schema table(List<String> numbers) {
    var columns = new LinkedHashMap<String, Kind>();
    numbers.forEach(name -> columns.put(name, Kind.AMOUNT));
    return new Schema("rows", columns, Set.of());
  }

  /** The same with further columns of yes or no, which may be empty. */
  public Schema with(List<String> flags) {
    var all = new LinkedHashMap<>(columns);
    flags.forEach(name -> all.put(name, Kind.FLAG));
    return new Schema(table, all, required);
  }

  Kind kind(String column) {
    return columns.getOrDefault(column, Kind.TEXT);
  }
}
