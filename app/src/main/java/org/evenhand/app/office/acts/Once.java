package org.evenhand.app.office.acts;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Marks on forms, each of use for one act: a form that is sent twice does nothing twice. */
final class Once {
  private static final int MOST = 10_000;
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Boolean> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Another mark. */
  synchronized String next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var mark = HexFormat.of().formatHex(bytes);
    open.put(mark, true);
    return mark;
  }

  /** Uses one up; false if it is of no use. */
  synchronized boolean use(String mark) {
    return open.remove(mark) != null;
  }
}
