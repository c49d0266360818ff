package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.evenhand.app.office.acts.PublicTallies;
import org.evenhand.app.publicregister.Tallies;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** The public tallies, as they are published: {@code docs/public-log.md} §5. */
final class TallyFiles implements PublicTallies, Tallies {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'Z.csv'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int HOURS = 30 * 24;
  // About a second's reading, so that nobody waits long for what is only told beside a form.
  private static final int MOST_ROWS = 500_000;
  private static final int APP = 1;
  private static final int TYPE = 2;
  private static final int OUTCOME = 4;
  private static final int REQUESTS = 6;
  private static final String REST = "(rest)";

  private final Path folder;

  /** Reads those in a folder; there may be none. */
  TallyFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Counts permitted(Instant until) {
    var requests = new HashMap<AppId, Map<DataTypeId, Long>>();
    var hour = until.truncatedTo(ChronoUnit.HOURS);
    int rows = 0;
    for (int i = 0; i < HOURS && rows < MOST_ROWS; i++) {
      hour = hour.minus(1, ChronoUnit.HOURS);
      rows += read(folder.resolve(NAME.format(hour)), requests);
    }
    return new Counts(hour, requests);
  }

  /** So many files in a row may be read for one page. */
  private static final int HOURS_AT_ONCE = 2_000;

  @Override
  public List<Hour> from(Instant from) {
    var hours = new ArrayList<Hour>();
    int rows = 0;
    for (var file : named(from)) {
      if (rows >= MOST_ROWS || hours.size() >= HOURS_AT_ONCE) {
        break;
      }
      var hour = tally(file);
      hours.add(hour);
      rows += hour.rows().size();
    }
    return hours;
  }

  private List<Path> named(Instant from) {
    var first = NAME.format(from.truncatedTo(ChronoUnit.HOURS));
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".csv"))
          .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException("the tallies cannot be read", failure);
    }
  }

  private static Hour tally(Path file) {
    try (var lines = Files.lines(file, UTF_8)) {
      var name = file.getFileName().toString();
      return new Hour(name.substring(0, name.length() - ".csv".length()), lines.skip(1).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException("the tally " + file + " cannot be read", failure);
    }
  }

  private static int read(Path file, Map<AppId, Map<DataTypeId, Long>> into) {
    try (var lines = Files.lines(file, UTF_8)) {
      return lines.skip(1).mapToInt(line -> count(line.split(",", -1), into)).sum();
    } catch (NoSuchFileException nothingHappened) {
      return 0;
    } catch (IOException failure) {
      throw new UncheckedIOException("the tally " + file + " cannot be read", failure);
    }
  }

  private static int count(String[] cells, Map<AppId, Map<DataTypeId, Long>> into) {
    if (cells[OUTCOME].equals("permit") && !cells[APP].equals(REST) && !cells[TYPE].isEmpty()) {
      into.computeIfAbsent(new AppId(cells[APP]), _ -> new HashMap<>())
          .merge(new DataTypeId(cells[TYPE]), Long.parseLong(cells[REQUESTS]), Long::sum);
    }
    return 1;
  }
}
