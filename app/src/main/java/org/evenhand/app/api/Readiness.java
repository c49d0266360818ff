package org.evenhand.app.api;

import java.util.Map;

/** Says whether this server can serve now. Asked often; answers within milliseconds. */
public interface Readiness {
  /**
   * Looks at everything that serving needs.
   *
   * @return what is needed, by name ({@code record}, {@code folds}, {@code disk}, and where the
   *     record is published {@code seals}), and whether it is there, in the order to be shown
   */
  Map<String, Boolean> look();
}
