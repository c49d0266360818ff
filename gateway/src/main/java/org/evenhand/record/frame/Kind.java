package org.evenhand.record.frame;

import java.util.Locale;
import java.util.Optional;

/** What a frame is about; the code stands in its envelope and is given once, never reused. */
public enum Kind {
  /** A permitted access: what left, to whom, on what ground. */
  ACCESS(1),
  /** One refused request. */
  REFUSAL(2),
  /** A second's worth of refused requests of one app, counted. */
  REFUSALS(3),
  /** A change of what somebody agreed to. */
  CONSENT(4),
  /** An authorisation given or ended, or everything of an app stopped. */
  GRANT(5),
  /** Who may see what, and blocks. */
  PRIVACY(6),
  /** A friendship made or ended. */
  EDGE(7),
  /** What relationship somebody is in. */
  RELATIONSHIP(8),
  /** A photo's metadata. */
  PHOTO(9),
  /** A person's tag in a photo. */
  TAG(10),
  /** A public act. */
  REGISTER(11),
  /** Data that an app gave in return, or that was deleted of it. */
  RECEIPT(12),
  /** A person's keys destroyed. */
  ERASURE(13),
  /** Keys made or rotated. */
  KEY(14),
  /** The clock was seen to step. */
  CLOCK(15),
  /** A bulk import. */
  IMPORT(16),
  /** A legal hold on somebody's erasure, and an erasure that waits for its end. */
  HOLD(17),
  /** What somebody likes. */
  LIKE(18);

  private static final Kind[] BY_CODE = values();
  private final int code;

  Kind(int code) {
    this.code = code;
  }

  /** The code in the envelope. */
  public int code() {
    return code;
  }

  /** The name in JSON: {@code access}. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that code; empty if this version knows none. */
  public static Optional<Kind> of(int code) {
    return code < 1 || code > BY_CODE.length ? Optional.empty() : Optional.of(BY_CODE[code - 1]);
  }
}
