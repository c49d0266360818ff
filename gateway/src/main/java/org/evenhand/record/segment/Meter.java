package org.evenhand.record.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * Counts the lines that left in a time, for invoices: in segments, and in the frames behind the
 * last of them. Lines are counted as the public tallies count them, so whoever has those can follow
 * an invoice.
 */
public final class Meter {
  private final Segments segments;
  private final FrameSource frames;
  private final Supplier<Rows> rows;

  /**
   * Makes a meter.
   *
   * @param frames what no segment holds yet
   * @param rows reads frames; one for each count
   */
  public Meter(Segments segments, FrameSource frames, Supplier<Rows> rows) {
    this.segments = segments;
    this.frames = frames;
    this.rows = rows;
  }

  private record Cell(String app, String purpose, String terms, String exceptions, String type) {
    Metered metered(long lines, long people) {
      return new Metered(
          new AppId(app),
          new Purpose(purpose),
          new TermsVersion(terms),
          exceptions.isEmpty()
              ? List.of()
              : Stream.of(exceptions.split(",", -1)).map(ExceptionId::new).toList(),
          new DataTypeId(type),
          lines,
          people);
    }
  }

  /** What one cell comes to: lines, and how many people the fullest week has. */
  private static final class Sum {
    private final Map<Integer, Set<Bits128>> behind = new HashMap<>();
    private long lines;
    private long people;

    void add(long more, long different) {
      lines += more;
      people = Math.max(people, different);
    }

    void add(Row row) {
      lines++;
      behind.computeIfAbsent(row.what().epoch(), _ -> new HashSet<>()).add(row.person());
    }

    long people() {
      return behind.values().stream().mapToLong(Set::size).reduce(people, Math::max);
    }
  }

  /**
   * Counts.
   *
   * @param from from when
   * @param until until when, itself not in it; what comes later into the record is not counted
   * @throws UncheckedIOException if it cannot be read
   * @throws SegmentFailed if a segment cannot be read
   */
  public synchronized List<Metered> count(Instant from, Instant until) {
    long first = Times.micros(from);
    long end = Times.micros(until);
    var counts = new HashMap<Cell, Sum>();
    var indexes = segments.indexes();
    var files = segments.holding(indexes, first, end);
    if (!files.isEmpty()) {
      inSegments(files, first, end, counts);
    }
    behind(indexes.isEmpty() ? 1 : indexes.getLast().segment().to() + 1, first, end, counts);
    return counts.entrySet().stream()
        .map(count -> count.getKey().metered(count.getValue().lines, count.getValue().people()))
        .toList();
  }

  private void behind(long position, long first, long end, Map<Cell, Sum> counts) {
    var reader = rows.get();
    frames.scan(
        position,
        Long.MAX_VALUE,
        frame -> {
          if (frame.timeMicros() >= end) {
            return false; // time never goes back in the record
          }
          if (frame.timeMicros() >= first) {
            reader.of(frame, row -> add(row, counts));
          }
          return true;
        });
  }

  private static void add(Row row, Map<Cell, Sum> counts) {
    var what = row.what();
    if (what.permitted() && what.role().equals(What.OWNER)) {
      for (var type : what.typeNames()) {
        var cell = new Cell(what.app(), what.purpose(), what.terms(), what.exceptions(), type);
        counts.computeIfAbsent(cell, _ -> new Sum()).add(row);
      }
    }
  }

  private void inSegments(List<Path> files, long first, long end, Map<Cell, Sum> counts) {
    try {
      var work = segments.work("metering");
      try (var database = Duck.open(work);
          var statement = database.createStatement();
          var found = statement.executeQuery(query(files, first, end))) {
        while (found.next()) {
          var cell =
              new Cell(
                  found.getString(1),
                  found.getString(2),
                  found.getString(3),
                  found.getString(4),
                  found.getString(5));
          counts.computeIfAbsent(cell, _ -> new Sum()).add(found.getLong(6), found.getLong(7));
        }
      } finally {
        Durable.remove(work);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("lines cannot be counted", failure);
    } catch (SQLException failure) {
      throw new SegmentFailed("lines cannot be counted", failure);
    }
  }

  private static String query(List<Path> files, long first, long end) {
    return String.format(
        Locale.ROOT,
        """
        SELECT app, purpose, terms, coalesce(exceptions, ''), type, count(*),
          count(DISTINCT person) FROM (
          SELECT app, purpose, terms, exceptions, epoch, person,
            unnest(string_split(types, ',')) AS type
          FROM read_parquet([%s])
          WHERE "at" >= make_timestamp(%d) AND "at" < make_timestamp(%d)
            AND outcome = 'permit' AND role = 'owner' AND types IS NOT NULL)
        GROUP BY app, purpose, terms, exceptions, type, epoch
        """,
        files.stream().map(Duck::quoted).collect(Collectors.joining(",")),
        first,
        end);
  }
}
