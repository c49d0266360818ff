package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;

/** When apps' own receivers were told of cut-offs. */
@FunctionalInterface
public interface NoticesTold {
  /** When an app was told; empty if it had no receiver then. */
  Optional<Told> of(CutOffId cutOff, AppId app);

  /**
   * One notice.
   *
   * @param due when it was to be told
   * @param delivered when its receiver took it; empty while it has not
   */
  record Told(Instant due, Optional<Instant> delivered) {}
}
