package org.evenhand.app.demo;

import java.util.List;
import org.evenhand.app.demo.story.Tale;

/**
 * What a run of the demo must know of the world that it made: who can sign in, and whose grants a
 * ready token can point to. Kept in the demo's folder, so that a second start need not make the
 * world again.
 *
 * @param seed what the world was made from
 * @param graph the SHA-256 of the graph file; empty for a made graph
 * @param port the port at which the apps were registered
 * @param tls whether they were registered under https
 * @param people how many people there are
 * @param friendships how many friendships there are
 * @param past what went before
 * @param signIns who can sign in
 * @param holders for each app, who uses it, the keenest first
 */
record Roster(
    long seed,
    String graph,
    int port,
    boolean tls,
    int people,
    int friendships,
    Tale past,
    List<SignIn> signIns,
    List<Holder> holders) {
  Roster {
    signIns = List.copyOf(signIns);
    holders = List.copyOf(holders);
  }

  /**
   * Somebody who can sign in.
   *
   * @param number their number
   * @param key the platform's key for them
   * @param username what they sign in with
   * @param name their full name
   */
  record SignIn(int number, String key, String username, String name) {}

  /**
   * Somebody who uses an app.
   *
   * @param app its id
   * @param username who
   * @param grant the authorisation
   */
  record Holder(String app, String username, long grant) {}
}
