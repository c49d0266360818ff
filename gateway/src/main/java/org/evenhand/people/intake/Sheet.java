package org.evenhand.people.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A CSV file with a header: its lines as cells by the header's names. */
public final class Sheet {
  private final TextFile file;
  private final List<String> needed;

  Sheet(TextFile file, List<String> needed) {
    this.file = file;
    this.needed = needed;
  }

  /**
   * A file, plain or gzipped.
   *
   * @param needed the columns that its header must have
   */
  public static Sheet of(Path file, List<String> needed) {
    return new Sheet(new TextFile(file), needed);
  }

  /**
   * Gives each good line; tells a problem for each other.
   *
   * @throws StoppedAtProblem if the header lacks a needed column
   */
  public void read(Consumer<Row> to, Consumer<Problem> problems) {
    var header = new ArrayList<String>();
    file.read((number, line) -> {
      if (header.isEmpty()) {
        header.addAll(header(line));
      } else if (!line.isBlank()) {
        row(header, number, line, to, problems);
      }
    });
  }

  private List<String> header(String line) {
    var names = Cells.of(line).texts();
    for (var name : needed) {
      if (!names.contains(name)) {
        throw new StoppedAtProblem(
            new Problem(at(1, 1), "the header has no column '" + name + "'", needed.toString()));
      }
    }
    return names;
  }

  private void row(
      List<String> header, long number, String line, Consumer<Row> to, Consumer<Problem> problems) {
    var cells = Cells.of(line);
    if (!cells.wrong().isEmpty()) {
      problems.accept(new Problem(at(number, cells.columns().getFirst()), cells.wrong(), "CSV"));
    } else if (cells.texts().size() != header.size()) {
      problems.accept(
          new Problem(
              at(number, 1),
              cells.texts().size() + " cells",
              header.size() + " cells, as in the header"));
    } else {
      var row = new Row(new HashMap<>(), new HashMap<>());
      for (int i = 0; i < header.size(); i++) {
        row.texts().put(header.get(i), cells.texts().get(i));
        row.origins().put(header.get(i), at(number, cells.columns().get(i)));
      }
      to.accept(row);
    }
  }

  private Arrival.Origin at(long line, int column) {
    return new Arrival.Origin(file.name(), line, column);
  }

  /**
   * A line.
   *
   * @param texts cells by name of column
   * @param origins where they stand
   */
  public record Row(Map<String, String> texts, Map<String, Arrival.Origin> origins) {
    /** The cell in that column; empty where the file has none. */
    public String text(String column) {
      return texts.getOrDefault(column, "");
    }

    /** The line that it is, from 1. */
    public long line(String column) {
      return origins.getOrDefault(column, new Arrival.Origin("", 0, 0)).line();
    }

    /** Says that the cell in that column is not what it should be. */
    public Problem problem(String column, String kind, String expected) {
      var at = origins.getOrDefault(column, new Arrival.Origin("", 0, 0));
      return new Problem(
          at,
          String.format(Locale.ROOT, "%s '%s' is not %s", column, text(column), kind),
          expected);
    }
  }
}
