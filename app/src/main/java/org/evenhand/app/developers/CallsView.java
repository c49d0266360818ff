package org.evenhand.app.developers;

import java.util.List;

/**
 * An app's latest calls.
 *
 * @param path where they are asked for anew
 * @param asOf in words, as of when and since where in the record
 * @param calls the newest first
 */
public record CallsView(String path, String asOf, List<Row> calls) {
  /** Keeps a copy. */
  public CallsView {
    calls = List.copyOf(calls);
  }

  /**
   * A call.
   *
   * @param position in the record
   * @param at when
   * @param operation what was called
   * @param query what was asked for; empty where that is not kept
   * @param outcome what came of it
   * @param page what explains a refusal; empty for none
   * @param refused whether it is one
   */
  public record Row(
      long position,
      String at,
      String operation,
      String query,
      String outcome,
      String page,
      boolean refused) {}
}
