package org.evenhand.app.identity;

import java.time.Instant;

/**
 * A way into the office for somebody who has no passkey there yet, or lost theirs. It is shown
 * once; only its hash is kept.
 *
 * @param officer the id of whom it is for
 * @param text what opens the door
 * @param until when it ends
 */
public record Invitation(String officer, String text, Instant until) {
  /**
   * The path that leads in. What opens the door stands behind '#', which browsers send to no
   * server.
   */
  public String path() {
    return "/office/enrol#" + text;
  }

  /** Without what opens the door, so that it gets into no log. */
  @Override
  public String toString() {
    return "Invitation[" + officer + ", until " + until + "]";
  }
}
