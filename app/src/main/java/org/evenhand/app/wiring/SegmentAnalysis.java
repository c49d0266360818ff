package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.evenhand.record.Log;
import org.evenhand.record.seal.Analysis;
import org.evenhand.record.seal.LogEntry;
import org.evenhand.record.segment.SegmentFailed;
import org.evenhand.record.segment.Segments;
import org.evenhand.record.segment.Tally;

/** Has segments and tallies written when the sealer wants them. */
final class SegmentAnalysis implements Analysis {
  private final Segments segments;
  private final Tally tally;
  private final Log log;

  SegmentAnalysis(Segments segments, Path tallies, FictionalTags fictional, Log log) {
    this.segments = segments;
    this.tally = new Tally(segments, tallies, fictional::of);
    this.log = log;
  }

  @Override
  public void begins(long from) throws IOException {
    try {
      segments.dropFrom(from);
      segments.complete(from - 1, log::scan);
    } catch (UncheckedIOException | SegmentFailed failure) {
      throw new IOException("the segments before " + from + " are not whole", failure);
    }
  }

  @Override
  public LogEntry.Segment segment(long from, long to) throws IOException {
    try {
      var made = segments.writeSegment(from, to, log::scan);
      return new LogEntry.Segment(made.name(), made.from(), made.to(), made.sha256());
    } catch (UncheckedIOException | SegmentFailed failure) {
      throw new IOException("the segment from " + from + " could not be made", failure);
    }
  }

  @Override
  public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) throws IOException {
    try {
      var made = tally.write(Instant.parse(hour.replace("Z", ":00:00Z")), lastOfDay);
      return Optional.of(new LogEntry.Tally(made.hour(), made.rows(), made.sha256()));
    } catch (UncheckedIOException | SegmentFailed failure) {
      throw new IOException("the tally of " + hour + " could not be made", failure);
    }
  }
}
