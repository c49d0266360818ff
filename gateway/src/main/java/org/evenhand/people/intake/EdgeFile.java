package org.evenhand.people.intake;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of friendships, two ids a line: CSV with or without a header, or an edge list as SNAP
 * publishes them (ids parted by blanks, comments behind '#').
 */
final class EdgeFile {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern HEADER =
      Pattern.compile("(node|id|source|from|person|user|friend|one)[_ ]?(1|a|one)?\\s*[,\t ].*");

  private final TextFile file;

  EdgeFile(TextFile file) {
    this.file = file;
  }

  void read(Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {
    file.read((number, line) -> {
      if (!skipped(number, line)) {
        friendship(number, line, to, problems);
      }
    });
  }

  private static boolean skipped(long number, String line) {
    return line.isBlank()
        || line.startsWith("#")
        || (number == 1 && HEADER.matcher(line).matches());
  }

  private void friendship(
      long number, String line, Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {
    var ids = line.indexOf(',') >= 0 ? Cells.of(line).texts() : blanks(line);
    if (ids.size() != 2 || ids.get(0).isEmpty() || ids.get(1).isEmpty()) {
      problems.accept(
          new Problem(
              new Arrival.Origin(file.name(), number, 1),
              "the line does not name two people",
              "two ids, parted by a comma or blanks"));
    } else {
      var at = new Arrival.Origin(file.name(), number, 1);
      to.accept(new Arrival.Friendship(at, ids.get(0), ids.get(1)));
    }
  }

  private static List<String> blanks(String line) {
    return List.of(BLANKS.split(line.strip()));
  }
}
