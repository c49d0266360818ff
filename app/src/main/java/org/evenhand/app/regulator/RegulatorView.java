package org.evenhand.app.regulator;

import java.util.List;

/**
 * A regulator's page.
 *
 * @param id who they are
 * @param standing how the register has them; empty if they are appointed
 * @param search what the list is narrowed to
 * @param shown what can be opened
 * @param total how much there is in all
 * @param next leads to the next page; empty for the last
 */
public record RegulatorView(
    String id, String standing, String search, List<One> shown, int total, String next) {
  /** Keeps a copy. */
  public RegulatorView {
    shown = List.copyOf(shown);
  }

  /**
   * Something behind a commitment.
   *
   * @param name of its opening
   * @param what it is
   * @param path of its page in the register
   * @param organisation whose it is
   */
  public record One(String name, String what, String path, String organisation) {}
}
