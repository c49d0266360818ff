package org.evenhand.audit.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything agreed with one organisation.
 *
 * @param id which
 * @param organisation with whom
 * @param title what it is called
 * @param instigator who began it
 * @param opened the act that opened it
 * @param moves how it went on
 */
public record Deal(
    String id,
    String organisation,
    String title,
    Actor instigator,
    LoggedAct opened,
    List<LoggedAct> moves) {
  /** Keeps a copy. */
  public Deal {
    moves = List.copyOf(moves);
  }

  Deal with(LoggedAct move) {
    var all = new ArrayList<>(moves);
    all.add(move);
    return new Deal(id, organisation, title, instigator, opened, all);
  }
}
