package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code ours.csv}, {@code theirs.csv} and {@code reasons.csv}: figure, then table. */
final class FigureFile {
  private FigureFile() {}

  /** The figures in a file. */
  static Map<String, Map<String, Double>> figures(Path file) throws IOException {
    return read(file, FigureFile::number);
  }

  /** The reasons in a file; none when there is no such file. */
  static Map<String, Map<String, String>> reasons(Path file) throws IOException {
    return Files.exists(file) ? read(file, Function.identity()) : Map.of();
  }

  private static <T> Map<String, Map<String, T>> read(Path file, Function<String, T> value)
      throws IOException {
    var all = new LinkedHashMap<String, Map<String, T>>();
    var lines = Files.readAllLines(file);
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] cells = line.split(",", 3);
      if (cells.length < 3) {
        throw new IOException(file + ": not table,figure,value: " + line);
      }
      var tables = all.computeIfAbsent(bare(cells[1]), figure -> new LinkedHashMap<>());
      if (tables.put(bare(cells[0]), value.apply(bare(cells[2]))) != null) {
        throw new IOException(file + ": twice: " + cells[0] + "," + cells[1]);
      }
    }
    return all;
  }

  // R quotes text, and says a missing value, and infinity, in its own way.
  private static String bare(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
  }

  private static double number(String cell) {
    return switch (cell) {
      case "NA", "NaN", "nan" -> Double.NaN;
      case "Inf", "inf" -> Double.POSITIVE_INFINITY;
      case "-Inf", "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(cell);
    };
  }
}
