package org.evenhand.app.publicregister;

/**
 * What stands in one place of a table or a list of facts.
 *
 * @param text the words
 * @param href where they lead; empty for nowhere
 * @param mark how a state is marked, {@code inforce}, {@code soon} or {@code ended}; empty for what
 *     is none
 */
public record Cell(String text, String href, String mark) {
  /** Words. */
  static Cell of(Object text) {
    return new Cell(text.toString(), "", "");
  }

  /** Words that lead to an object. */
  static Cell to(Ref ref, String text) {
    return new Cell(text, ref.path(), "");
  }

  static Cell inForce(String state) {
    return new Cell(state, "", "inforce");
  }

  static Cell soon(String state) {
    return new Cell(state, "", "soon");
  }

  static Cell ended(String state) {
    return new Cell(state, "", "ended");
  }

  /** The sign beside a state, which never speaks by its colour alone. */
  public String sign() {
    return switch (mark) {
      case "inforce" -> "●";
      case "soon" -> "◐";
      default -> "○";
    };
  }
}
