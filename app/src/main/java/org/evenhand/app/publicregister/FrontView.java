package org.evenhand.app.publicregister;

import java.util.List;

/**
 * The front page of the register.
 *
 * @param q the text that was searched for
 * @param organisation the organisation that was asked for
 * @param kinds the kinds, with how many there are of each
 * @param searched whether something was asked for
 * @param found what was found
 * @param next leads to further ones; empty if there are none
 * @param csv leads to all of them as CSV
 * @param changes the newest acts
 * @param key the public log's verifier key; empty if the record is not published
 * @param asOf as of when
 */
public record FrontView(
    String q,
    String organisation,
    List<Choice> kinds,
    boolean searched,
    TableView found,
    String next,
    String csv,
    ChangesView changes,
    String key,
    AsOf asOf) {
  /** Keeps a copy. */
  public FrontView {
    kinds = List.copyOf(kinds);
  }

  /**
   * A kind of objects.
   *
   * @param path its part of addresses
   * @param title what they are called
   * @param count how many there are
   * @param chosen whether it alone was asked for
   */
  public record Choice(String path, String title, String count, boolean chosen) {}
}
