package org.evenhand.record.segment;

import java.util.SortedSet;
import java.util.TreeSet;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** Sums up one app's rows of a person. Those of one tag come by rising position. */
final class Summing {
  private final AppId app;
  private final SortedSet<DataTypeId> types = new TreeSet<>();
  private final SortedSet<String> purposes = new TreeSet<>();
  private final SortedSet<String> grounds = new TreeSet<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long accesses;
  private long lines;
  private long refused;
  private long position;

  Summing(AppId app) {
    this.app = app;
  }

  void add(Row row) {
    if (!row.what().permitted()) {
      refused += row.number();
      return;
    }
    lines++;
    // A frame is of one week, so all of its rows about a person are under one tag, together.
    if (row.position() != position) {
      accesses++;
      position = row.position();
    }
    first = Math.min(first, row.micros());
    last = Math.max(last, row.micros());
    row.what().typeNames().forEach(name -> types.add(new DataTypeId(name)));
    purposes.add(row.what().purpose());
    grounds.add(row.what().ground());
  }

  boolean any() {
    return lines + refused > 0;
  }

  AppSummary sum() {
    return new AppSummary(
        app,
        types.stream().toList(),
        purposes.stream().toList(),
        grounds.stream().toList(),
        lines == 0 ? null : Times.instant(first),
        lines == 0 ? null : Times.instant(last),
        accesses,
        lines,
        refused);
  }
}
