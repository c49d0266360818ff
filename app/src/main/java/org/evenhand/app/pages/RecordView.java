package org.evenhand.app.pages;

import java.util.List;

/**
 * Who got a person's data.
 *
 * @param kept whether that can be looked up here
 * @param asOf as of when
 * @param newest whether these are the newest accesses; only then is there a summary
 * @param apps what each app got in all
 * @param accesses single accesses, newest first
 * @param older leads to older ones; empty if there are none
 */
public record RecordView(
    boolean kept,
    String asOf,
    boolean newest,
    List<Seen> apps,
    List<Access> accesses,
    String older) {
  /** Keeps copies. */
  public RecordView {
    apps = List.copyOf(apps);
    accesses = List.copyOf(accesses);
  }

  /**
   * What one app got in all.
   *
   * @param id its id
   * @param name its name
   * @param organisation whose it is
   * @param saw what it saw, a sentence
   * @param first when for the first time; empty if it got nothing
   * @param last when for the last time
   * @param often how often, in words
   * @param purpose what for
   * @param ground on which ground
   * @param refused what was refused, a sentence; empty if nothing was
   */
  public record Seen(
      String id,
      String name,
      String organisation,
      String saw,
      String first,
      String last,
      String often,
      String purpose,
      String ground,
      String refused) {}

  /**
   * One line of one access, or a refused request.
   *
   * @param when when
   * @param app the app's name
   * @param what what happened, a sentence
   * @param proof leads to its proof; empty for a refusal, by which nothing left
   */
  public record Access(String when, String app, String what, String proof) {}
}
