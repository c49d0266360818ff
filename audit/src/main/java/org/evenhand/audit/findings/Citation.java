package org.evenhand.audit.findings;

import org.evenhand.audit.ledger.LoggedAct;

/**
 * What a finding rests on.
 *
 * @param entry the entry's index in the public log; -1 if it is no entry
 * @param decision the decision's id in {@code grants.csv}; empty if it is an entry
 * @param quote it in one line
 */
public record Citation(long entry, String decision, String quote) {
  /** An act. */
  static Citation of(LoggedAct act) {
    return new Citation(act.index(), "", act.quote());
  }

  /** A row of a file. */
  static Citation of(String decision, String quote) {
    return new Citation(-1, decision, quote);
  }

  /** Where it stands. */
  public String where() {
    return entry < 0 ? "decision " + decision : "entry " + entry;
  }
}
