package org.evenhand.app.publicregister;

import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What an address of the register leads to. */
sealed interface Outcome {
  /** There is nothing. */
  record Nothing() implements Outcome {}

  /**
   * It stands under another address.
   *
   * @param to which
   */
  record Moved(String to) implements Outcome {}

  /**
   * An Atom feed, in no other form.
   *
   * @param xml the document
   */
  record Feed(String xml) implements Outcome {}

  /**
   * A plain text, in no other form.
   *
   * @param text it
   */
  record Text(String text) implements Outcome {}

  /**
   * Linked data, in no other form.
   *
   * @param json the document, JSON-LD
   */
  record Linked(ObjectNode json) implements Outcome {}

  /**
   * Something to be shown in the form that was asked for. JSON and CSV are made only if they were.
   *
   * @param title of the page
   * @param template its template
   * @param view what that shows
   * @param json its JSON
   * @param csv its table
   */
  record Shown(
      String title, String template, Object view, Supplier<ObjectNode> json, Supplier<Csv> csv)
      implements Outcome {}
}
