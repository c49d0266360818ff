package org.evenhand.app.publicregister;

/**
 * One line of a list of facts.
 *
 * @param term what it is
 * @param value what it says
 */
public record Fact(String term, Cell value) {
  static Fact of(String term, Object value) {
    return new Fact(term, Cell.of(value));
  }
}
