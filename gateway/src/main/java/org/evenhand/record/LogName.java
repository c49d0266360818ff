package org.evenhand.record;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of a log's files. */
final class LogName {
  /** A file made ahead, that holds no frame. */
  static final String PREPARED = "next.prepared";

  private static final Pattern SHAPE = Pattern.compile("[0-9]{20}\\.log");

  private LogName() {}

  /** The name of the file whose first frame has this position. */
  static String of(long first) {
    return String.format(Locale.ROOT, "%020d.log", first);
  }

  /** The first positions of the log files among these names, rising. */
  static List<Long> firsts(List<String> names) {
    return names.stream()
        .filter(name -> SHAPE.matcher(name).matches())
        .map(name -> Long.parseLong(name.substring(0, 20)))
        .sorted()
        .toList();
  }
}
