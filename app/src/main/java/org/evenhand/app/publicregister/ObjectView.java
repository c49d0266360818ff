package org.evenhand.app.publicregister;

import java.util.List;

/**
 * The page of one object.
 *
 * @param kind what kind of thing it is: {@code App}
 * @param list leads to the others
 * @param title its name
 * @param lead what it is, in a sentence or two
 * @param facts facts about it
 * @param tables what belongs to it
 * @param changes what happened to it, newest first
 * @param path of the page
 * @param asOf as of when
 */
public record ObjectView(
    String kind,
    Cell list,
    String title,
    String lead,
    List<Fact> facts,
    List<TableView> tables,
    ChangesView changes,
    String path,
    AsOf asOf) {
  /** Keeps copies. */
  public ObjectView {
    facts = List.copyOf(facts);
    tables = List.copyOf(tables);
  }
}
