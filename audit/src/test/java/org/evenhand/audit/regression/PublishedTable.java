package org.evenhand.audit.regression;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A published table from {@code evenhand.data}; tests are skipped where there is none. */
final class PublishedTable {
  private final List<String> names;
  private final List<String[]> rows = new ArrayList<>();

  private PublishedTable(List<String> lines) {
    names = List.of(lines.getFirst().split(",", -1));
    lines.stream().skip(1).map(line -> line.split(",", -1)).forEach(rows::add);
  }

  static PublishedTable read(String name) throws IOException {
    var file = Path.of(System.getProperty("evenhand.data", "absent"), "fairness-tables", name);
    assumeTrue(Files.exists(file), "no table at " + file);
    return new PublishedTable(Files.readAllLines(file));
  }

  int rows() {
    return rows.size();
  }

  String[] text(String column) {
    int at = names.indexOf(column);
    return rows.stream().map(row -> row[at]).toArray(String[]::new);
  }

  double[] numbers(String column) {
    return Arrays.stream(text(column)).mapToDouble(Double::parseDouble).toArray();
  }

  int[] codes(String column) {
    return Arrays.stream(text(column)).mapToInt(Integer::parseInt).toArray();
  }

  boolean[] is(String column, String value) {
    boolean[] is = new boolean[rows()];
    String[] text = text(column);
    for (int i = 0; i < is.length; i++) {
      is[i] = text[i].equals(value);
    }
    return is;
  }
}
