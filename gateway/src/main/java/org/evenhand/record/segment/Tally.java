package org.evenhand.record.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.evenhand.record.DurableFolder;
import org.evenhand.record.frame.Bits128;

/**
 * The public count of an hour: {@code docs/public-log.md} §5.
 *
 * <p>A row speaks of at least {@value #LEAST} different people, or isn't there. Nobody can work out
 * a row that isn't there from those that are:
 *
 * <ul>
 *   <li>No totals are published, neither of an app, a data type, an hour, nor all; so no row is a
 *       total minus the others. One request may count in several rows, once for each data type.
 *   <li>A row of fewer than ten people can't be the whole rest, since the rest has ten or more. So
 *       the rest is always the sum of several rows, and doesn't name an app.
 *   <li>Each app knows its own share of the rest, and could subtract it. So for each app what the
 *       others added must again come to ten people, or to nothing at all.
 *   <li>Tags of two apps may be one person: ten tags of ten apps are not ten people. So ten must be
 *       reached within one app. So too for two weeks that meet in one hour.
 *   <li>An hour is counted once. A tally that exists is never written anew, since two counts of the
 *       same hour would differ by those who came in between.
 *   <li>Fictional people are nobody: whoever could make some could lift a row of few to ten. Their
 *       rows are passed over.
 *   <li>Refusals that look like absence are no rows of a segment, and are passed over here should
 *       one be. What was withheld is in no segment.
 * </ul>
 *
 * <p>What it doesn't hide: that a row is missing says that fewer than ten people, or none, would be
 * counted in it; and among ten people nine who confide in each other, or in the rest two apps that
 * pool what they know, know more than each alone.
 */
public final class Tally {
  /** The fewest people that a row may speak of. */
  public static final int LEAST = 10;

  private static final String HEADER =
      "hour,app,data_type,ground,outcome,reason,requests,people,lines\n";

  private final Segments segments;
  private final Path folder;
  private final IntFunction<? extends Collection<Bits128>> fictional;

  /**
   * Makes tallies where nobody is fictional.
   *
   * @param segments what is counted
   * @param folder where they are published: {@code public/tally}
   */
  public Tally(Segments segments, Path folder) {
    this(segments, folder, _ -> List.of());
  }

  /**
   * Makes tallies.
   *
   * @param segments what is counted
   * @param folder where they are published: {@code public/tally}
   * @param fictional the tags of fictional people, of those erased too, in the lines of a week
   */
  public Tally(
      Segments segments, Path folder, IntFunction<? extends Collection<Bits128>> fictional) {
    this.segments = segments;
    this.folder = folder;
    this.fictional = fictional;
  }

  /**
   * Counts an hour and publishes the count, durably. All frames of the hour must be in segments. If
   * the hour was counted before, that count stays.
   *
   * @param hour its beginning
   * @param lastOfDay whether no other tally of this day (UTC) will follow, so that the day's rest
   *     is published here; all frames of the day must be in segments then
   * @throws UncheckedIOException if it cannot be written
   * @throws SegmentFailed if a segment cannot be read
   */
  public HourTally write(Instant hour, boolean lastOfDay) {
    if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
      throw new IllegalArgumentException(hour + " is not the beginning of an hour");
    }
    var name = Times.hour(hour);
    var file = folder.resolve(name + ".csv");
    try {
      Files.createDirectories(folder);
      Durable.clean(folder);
      if (!Files.exists(file)) {
        var unfinished = Durable.unfinished(file);
        Files.writeString(unfinished, count(name, hour, lastOfDay), StandardCharsets.UTF_8);
        DurableFolder.publish(unfinished, file);
      }
      var text = Files.readString(file, StandardCharsets.UTF_8);
      return new HourTally(name, text.lines().count() - 1, Durable.sha256(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("the tally of " + name + " failed", failure);
    } catch (SQLException failure) {
      throw new SegmentFailed("the tally of " + name + " failed", failure);
    }
  }

  private String count(String name, Instant hour, boolean lastOfDay)
      throws IOException, SQLException {
    long from = Times.micros(lastOfDay ? hour.truncatedTo(ChronoUnit.DAYS) : hour);
    long until = Times.micros(hour) + Times.MICROS_PER_HOUR;
    var files = segments.holding(segments.indexes(), from, until);
    var text = new StringBuilder(HEADER);
    if (files.isEmpty()) {
      return text.toString();
    }
    var work = segments.work(name);
    try (var database = Duck.open(work)) {
      var counting = new Counting(database);
      counting.read(files, from, until, fictional(from, until));
      for (var cell : counting.cells(Times.micros(hour), LEAST)) {
        text.append(name).append(',').append(cell.csv()).append('\n');
      }
      if (lastOfDay) {
        text.append(rest(name, counting));
      }
    } finally {
      Durable.remove(work);
    }
    return text.toString();
  }

  private List<Bits128> fictional(long from, long until) {
    var tags = new ArrayList<Bits128>();
    for (int week = Times.week(from); week <= Times.week(until - 1); week++) {
      tags.addAll(fictional.apply(week));
    }
    return tags;
  }

  private static String rest(String name, Counting counting) throws SQLException {
    var byApp = counting.leftOut(LEAST);
    if (!mayBePublished(byApp)) {
      return "";
    }
    var sums = counting.leftOutSums(LEAST);
    long people = byApp.stream().mapToLong(Counting.LeftOut::people).sum();
    return String.format(
        Locale.ROOT, "%s,(rest),(rest),,,,%d,%d,%d\n", name, sums[0], people, sums[1]);
  }

  // With one app that surely has ten, the rest has ten; with two, it has ten whichever app
  // subtracts
  // its own. Apps that add nobody, such as by malformed calls, have nobody to be told apart from.
  private static boolean mayBePublished(List<Counting.LeftOut> byApp) {
    var adding = byApp.stream().filter(app -> app.people() > 0).toList();
    long large = adding.stream().filter(app -> app.surely() >= LEAST).count();
    return large >= 2 || (large == 1 && adding.size() == 1);
  }
}
