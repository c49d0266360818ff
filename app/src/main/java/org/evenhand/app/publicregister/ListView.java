package org.evenhand.app.publicregister;

import java.util.List;

/**
 * A list of objects of one kind.
 *
 * @param title what they are called
 * @param lead what they are
 * @param first what is to be seen before all of them
 * @param table the objects of this page
 * @param beside what else there is to see of them
 * @param next leads to the next page; empty for the last
 * @param csv leads to all of them as CSV
 * @param compare versions that can be compared; empty for other things than terms
 * @param asOf as of when
 */
public record ListView(
    String title,
    String lead,
    List<TableView> first,
    TableView table,
    List<TableView> beside,
    String next,
    String csv,
    List<String> compare,
    AsOf asOf) {
  /** Keeps copies. */
  public ListView {
    first = List.copyOf(first);
    beside = List.copyOf(beside);
    compare = List.copyOf(compare);
  }
}
