package org.evenhand.app.publicregister;

import java.util.List;

/**
 * A table.
 *
 * @param caption what it shows
 * @param columns their heads
 * @param rows as many cells each, the first being the row's name
 * @param empty what is said where there is no row
 * @param more leads to what does not stand here; empty if all of it does
 */
public record TableView(
    String caption, List<String> columns, List<List<Cell>> rows, String empty, Cell more) {
  /** Leads nowhere. */
  static final Cell NO_MORE = Cell.of("");

  /** Keeps copies. */
  public TableView {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
