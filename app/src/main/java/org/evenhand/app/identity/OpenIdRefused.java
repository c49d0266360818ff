package org.evenhand.app.identity;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A provider's answer that proves nothing, or none at all. */
final class OpenIdRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;
  private final boolean unreachable;

  private OpenIdRefused(String why, @Nullable Throwable cause, boolean unreachable) {
    super(why, cause);
    this.unreachable = unreachable;
  }

  static OpenIdRefused wrong(String why) {
    return new OpenIdRefused(why, null, false);
  }

  static OpenIdRefused wrong(String why, Throwable cause) {
    return new OpenIdRefused(why, cause, false);
  }

  static OpenIdRefused unreachable(String why, @Nullable Throwable cause) {
    return new OpenIdRefused(why, cause, true);
  }

  /** Whether it could not be asked, rather than answering wrongly. */
  boolean unreachable() {
    return unreachable;
  }
}
