package org.evenhand.audit.tables;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Tables of published studies, as far as they lie beside the checkout. */
final class PublishedTables {
  private PublishedTables() {}

  /** Admissions to Berkeley in 1973: men (exposed) and women, admitted or not, by department. */
  static Strata admissions() throws IOException {
    var cells = new LinkedHashMap<String, double[]>();
    for (Map<String, String> row : rows("datasets_UCBAdmissions.csv")) {
      int cell =
          (row.get("Gender").equals("Male") ? 0 : 2)
              + (row.get("Admit").equals("Admitted") ? 0 : 1);
      cells.computeIfAbsent(row.get("Dept"), department -> new double[4])[cell] +=
          Double.parseDouble(row.get("Freq"));
    }
    return new Strata(
        cells.values().stream().map(c -> new TwoByTwo(c[0], c[1], c[2], c[3])).toList());
  }

  /** Résumés with names that sound African-American (exposed) or not, called back or not. */
  static TwoByTwo resumes() throws IOException {
    return count(
        rows("AER_ResumeNames.csv"),
        row -> row.get("ethnicity").equals("afam"),
        row -> row.get("call").equals("yes"));
  }

  /** Files of men (exposed) and women, promoted or not. */
  static TwoByTwo promotions() throws IOException {
    return count(
        rows("openintro_gender_discrimination.csv"),
        row -> row.get("gender").equals("male"),
        row -> row.get("decision").equals("promoted"));
  }

  private static TwoByTwo count(
      List<Map<String, String>> rows,
      Predicate<Map<String, String>> exposed,
      Predicate<Map<String, String>> yes) {
    double[] cells = new double[4];
    for (Map<String, String> row : rows) {
      cells[(exposed.test(row) ? 0 : 2) + (yes.test(row) ? 0 : 1)]++;
    }
    return new TwoByTwo(cells[0], cells[1], cells[2], cells[3]);
  }

  private static List<Map<String, String>> rows(String name) throws IOException {
    var file = Path.of(System.getProperty("evenhand.data", "absent"), "fairness-tables", name);
    assumeTrue(Files.exists(file), "no published tables at " + file);
    var lines = Files.readAllLines(file);
    String[] names = lines.getFirst().replace("\"", "").split(",");
    var rows = new ArrayList<Map<String, String>>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replace("\"", "").split(",", -1);
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
