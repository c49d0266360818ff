package org.evenhand.app.publicregister;

import java.util.List;

/**
 * A kind of objects of which nothing but their particulars is special.
 *
 * @param <T> the objects
 */
abstract class Plural<T> implements Kind<T> {
  private final Heading heading;

  /**
   * How a kind is headed.
   *
   * @param path its part of addresses
   * @param one what one is called
   * @param title what they are called
   * @param lead what they are
   * @param none what is said where there is none
   */
  record Heading(String path, String one, String title, String lead, String none) {}

  Plural(Heading heading) {
    this.heading = heading;
  }

  @Override
  public final String path() {
    return heading.path();
  }

  @Override
  public final String word() {
    return heading.one().toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
  }

  @Override
  public final String one() {
    return heading.one();
  }

  @Override
  public final String title() {
    return heading.title();
  }

  @Override
  public final String lead() {
    return heading.lead();
  }

  @Override
  public final String none() {
    return heading.none();
  }

  @Override
  public List<TableView> tables(Reading reading, T object) {
    return List.of();
  }

  /** A table that says all there is. */
  static TableView table(
      String caption, List<String> columns, List<List<Cell>> rows, String empty) {
    return new TableView(caption, columns, rows, empty, TableView.NO_MORE);
  }

  /** The first of many, with how many there are beside. */
  static TableView first(
      String caption, List<String> columns, List<List<Cell>> rows, String empty) {
    int shown = Math.min(rows.size(), Kinds.PAGE);
    var more =
        rows.size() > shown
            ? Cell.of("and " + Phrases.number(rows.size() - shown) + " more")
            : TableView.NO_MORE;
    return new TableView(caption, columns, rows.subList(0, shown), empty, more);
  }
}
