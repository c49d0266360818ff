package org.evenhand.record.segment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts printed rows as docs/public-log.md §5 says, with no thought for speed. */
final class NaiveTally {
  private static final int LEAST = 10;
  private final Map<String, Cell> cells = new TreeMap<>();

  /** What is counted in one hour of one app, type, ground, outcome and reason. */
  static final class Cell {
    String app = "";
    final Set<String> positions = new HashSet<>();
    final Set<String> lines = new HashSet<>();
    final Map<String, Set<String>> peopleByWeek = new HashMap<>();
    long refused;

    long people() {
      return peopleByWeek.values().stream().mapToLong(Set::size).max().orElse(0);
    }

    long requests() {
      return positions.size() + refused;
    }
  }

  NaiveTally(List<String> rows) {
    for (var row : rows) {
      var parts = row.split("\\|", -1);
      for (var type : parts[16].split(",", -1)) {
        count(parts, type);
      }
    }
  }

  private void count(String[] row, String type) {
    var ground =
        !row[8].isEmpty()
            ? "exception:" + row[8].replace(',', '+')
            : row[6].isEmpty() ? "" : "terms:" + row[6];
    var hour = Instant.parse(row[1]).truncatedTo(ChronoUnit.HOURS).toString();
    var key = String.join("\t", hour, row[3], type, ground, row[9], row[10]);
    var cell = cells.computeIfAbsent(key, _ -> new Cell());
    cell.app = row[3];
    if (row[9].equals("permit")) {
      cell.positions.add(row[0]);
      cell.lines.add(row[0] + ":" + row[13]);
    } else {
      cell.refused += Long.parseLong(row[17]);
    }
    if (!row[11].isEmpty()) {
      cell.peopleByWeek.computeIfAbsent(row[2], _ -> new HashSet<>()).add(row[11]);
    }
  }

  List<String> csv(Instant hour, boolean lastOfDay) {
    var name = hour.toString().substring(0, 13) + "Z";
    var csv = new ArrayList<String>();
    csv.add("hour,app,data_type,ground,outcome,reason,requests,people,lines");
    cells.forEach((key, cell) -> {
      var columns = key.replace('\t', ',');
      if (key.startsWith(hour.toString()) && cell.people() >= LEAST) {
        var lines = columns.contains(",permit,") ? Integer.toString(cell.lines.size()) : "";
        csv.add(
            name
                + columns.substring(hour.toString().length())
                + ","
                + cell.requests()
                + ","
                + cell.people()
                + ","
                + lines);
      }
    });
    if (lastOfDay) {
      rest(name, hour, csv);
    }
    return csv;
  }

  private void rest(String name, Instant last, List<String> csv) {
    long requests = 0;
    long lines = 0;
    var byApp = new HashMap<String, Map<String, Set<String>>>();
    for (var entry : cells.entrySet()) {
      var cell = entry.getValue();
      if (!entry.getKey().startsWith(last.toString().substring(0, 10)) || cell.people() >= LEAST) {
        continue;
      }
      requests += cell.requests();
      lines += cell.lines.size();
      var weeks = byApp.computeIfAbsent(cell.app, _ -> new HashMap<>());
      cell.peopleByWeek.forEach(
          (week, people) -> weeks.computeIfAbsent(week, _ -> new HashSet<>()).addAll(people));
    }
    byApp.values().removeIf(Map::isEmpty);
    long tags =
        byApp.values().stream().flatMap(w -> w.values().stream()).mapToLong(Set::size).sum();
    if (!byApp.isEmpty() && byApp.keySet().stream().allMatch(app -> tenWithout(byApp, app))) {
      csv.add(name + ",(rest),(rest),,,," + requests + "," + tags + "," + lines);
    }
  }

  // Whatever one app subtracts, ten people are left for sure, or nobody; and there are ten in all.
  private static boolean tenWithout(Map<String, Map<String, Set<String>>> byApp, String app) {
    long most = 0;
    for (var other : byApp.entrySet()) {
      if (!other.getKey().equals(app) || byApp.size() == 1) {
        for (var people : other.getValue().values()) {
          most = Math.max(most, people.size());
        }
      }
    }
    return most >= LEAST;
  }
}
