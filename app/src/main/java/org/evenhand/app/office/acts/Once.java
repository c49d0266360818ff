package org.evenhand.app.office.acts;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Marks on forms, each of use for one act of one officer: a form that is sent twice does nothing
 * twice. Each officer has so many; their oldest go first.
 */
final class Once {
  private static final int MOST_EACH = 100;
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SequencedSet<String>> open = new HashMap<>();

  /** Another mark. */
  synchronized String next(String officer) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var mark = HexFormat.of().formatHex(bytes);
    var own = open.computeIfAbsent(officer, _ -> new LinkedHashSet<>());
    own.add(mark);
    if (own.size() > MOST_EACH) {
      own.removeFirst();
    }
    return mark;
  }

  /** Uses one up; false if it is of no use. */
  synchronized boolean use(String officer, String mark) {
    var own = open.get(officer);
    return own != null && own.remove(mark);
  }
}
