package org.evenhand.app.identity;

import java.time.Instant;

/**
 * A way in for somebody who has no passkey yet, or lost theirs. It is shown once; only its hash is
 * kept.
 *
 * @param id of whom it is for
 * @param page the path that it opens
 * @param text what opens the door
 * @param until when it ends
 */
public record Invitation(String id, String page, String text, Instant until) {
  /**
   * The path that leads in. What opens the door stands behind '#', which browsers send to no
   * server.
   */
  public String path() {
    return page + "#" + text;
  }

  /** Without what opens the door, so that it gets into no log. */
  @Override
  public String toString() {
    return "Invitation[" + id + ", until " + until + "]";
  }
}
