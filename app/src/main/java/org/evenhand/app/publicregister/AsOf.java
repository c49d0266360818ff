package org.evenhand.app.publicregister;

import org.evenhand.app.pages.Words;

/**
 * As of when a page is: the last public act before it was made. Accesses to people's data change
 * nothing in the register, so they make no page a new one.
 *
 * @param position the act's position; 0 if there was none
 * @param at when it was recorded; empty if there was none
 * @param when the same in words
 */
public record AsOf(long position, String at, String when) {
  static AsOf of(Reading reading) {
    return reading.newest(Long.MAX_VALUE, 1).stream()
        .findFirst()
        .map(act -> new AsOf(act.position(), act.at().toString(), Words.moment(act.at())))
        .orElse(new AsOf(0, "", "before any public act"));
  }

  /** Puts it into a document. */
  void write(tools.jackson.databind.node.ObjectNode json) {
    var asOf = json.putObject("as_of").put("position", position);
    if (!at.isEmpty()) {
      asOf.put("at", at);
    }
  }
}
