package org.evenhand.record.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** Sums up printed rows with no thought for speed. */
final class NaiveSummary {
  private NaiveSummary() {}

  static List<AppSummary> of(List<String> rows) {
    var byApp = new TreeMap<String, List<String[]>>();
    for (var row : rows) {
      var parts = row.split("\\|", -1);
      byApp.computeIfAbsent(parts[3], _ -> new ArrayList<>()).add(parts);
    }
    return byApp.entrySet().stream().map(app -> sum(app.getKey(), app.getValue())).toList();
  }

  private static AppSummary sum(String app, List<String[]> rows) {
    var types = new TreeSet<DataTypeId>();
    var purposes = new TreeSet<String>();
    var grounds = new TreeSet<String>();
    var times = new TreeSet<Instant>();
    var positions = new TreeSet<String>();
    int lines = 0;
    for (var row : rows) {
      if (row[9].equals("permit")) {
        lines++;
        for (var type : row[16].split(",")) {
          types.add(new DataTypeId(type));
        }
        purposes.add(row[4]);
        grounds.add(row[8].isEmpty() ? "terms:" + row[6] : "exception:" + row[8].replace(',', '+'));
        times.add(Instant.parse(row[1]));
        positions.add(row[0]);
      }
    }
    return new AppSummary(
        new AppId(app),
        List.copyOf(types),
        List.copyOf(purposes),
        List.copyOf(grounds),
        times.isEmpty() ? null : times.first(),
        times.isEmpty() ? null : times.last(),
        positions.size(),
        lines,
        rows.size() - lines);
  }
}
