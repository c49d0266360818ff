package org.evenhand.audit.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of an audit, by the name of their table.
 *
 * @param paths {@code grants}, and as far as there are any {@code partners}, {@code spend} and
 *     {@code eligible}
 */
public record ForeignFiles(Map<String, Path> paths) {
  public ForeignFiles {
    paths = new TreeMap<>(paths);
    if (!paths.containsKey("grants")) {
      throw new IllegalArgumentException("an audit needs grants: " + paths.keySet());
    }
  }
}
