package org.evenhand.people.intake;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.evenhand.record.Change.RelativeNamed;

/**
 * A CSV file of relatives: {@code person} and {@code relative} (ids), {@code relationship} (what
 * the relative is to the person). Each side says it in a line of its own.
 */
final class FamilyFile {
  private final TextFile file;

  FamilyFile(TextFile file) {
    this.file = file;
  }

  void read(Consumer<Arrival.Relative> to, Consumer<Problem> problems) {
    new Sheet(file, List.of("person", "relative", "relationship"))
        .read(row -> relative(row, to, problems), problems);
  }

  private static void relative(
      Sheet.Row row, Consumer<Arrival.Relative> to, Consumer<Problem> problems) {
    var word = row.text("relationship");
    if (word.isBlank() || word.length() > RelativeNamed.LONGEST) {
      var expected = "1 to " + RelativeNamed.LONGEST + " characters, such as mother";
      problems.accept(row.problem("relationship", "a relationship", expected));
      return;
    }
    var at = Objects.requireNonNull(row.origins().get("relative"));
    to.accept(new Arrival.Relative(at, row.text("person"), row.text("relative"), word));
  }
}
