package org.evenhand.audit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.ledger.Rulings;

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

  /**
   * What a platform's own record says, as such files.
   *
   * @param folder where they are written
   * @throws BadInput if there is no ruling in it
   */
  public static ForeignFiles of(Rulings rulings, Path folder) throws IOException {
    rulings.writeForeign(folder);
    var paths = new TreeMap<String, Path>();
    for (var name : List.of("grants", "partners", "spend")) {
      var file = folder.resolve(name + ".csv");
      // A file with a header alone says nothing: nobody spent, or nobody is known.
      if (rows(file) > 0) {
        paths.put(name, file);
      }
    }
    if (!paths.containsKey("grants")) {
      throw new BadInput("the record holds no ruling yet, so there is nothing to compare");
    }
    return new ForeignFiles(paths);
  }

  private static long rows(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.skip(1).limit(1).count();
    }
  }
}
