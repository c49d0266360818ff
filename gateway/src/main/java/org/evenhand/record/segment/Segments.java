package org.evenhand.record.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.evenhand.record.DurableFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of segments: {@code <name>.parquet}, and {@code <name>.tags} beside it, by which a
 * person's rows are found. One writes, many may look things up meanwhile.
 *
 * <p>What a crash leaves is an unfinished file, which opening removes; a Parquet file without an
 * index or with a damaged one, for which opening makes it anew; or a segment that no entry of the
 * public log names yet, which {@link #dropFrom} removes and the sealer writes again. What somebody
 * lost, {@link #complete} makes again from the record, and {@link #again} from the Parquet file.
 */
public final class Segments implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  private static final String PARQUET = ".parquet";
  private static final String TAGS = ".tags";

  private final Path folder;
  private final Rows rows;
  private final Object mending = new Object();
  private volatile List<SegmentIndex> indexes = List.of();

  private Segments(Path folder, Rows rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /**
   * Opens a folder, making it if it is not there.
   *
   * @param rows reads frames; used by the thread that writes alone
   * @throws UncheckedIOException if it cannot be read or written
   * @throws SegmentFailed if a Parquet file is none of ours, or damaged so that its index cannot be
   *     made again
   */
  public static Segments open(Path folder, Rows rows) {
    var segments = new Segments(folder, rows);
    try {
      Files.createDirectories(folder);
      Durable.clean(folder);
      for (var name : segments.names()) {
        segments.add(segments.opened(name));
      }
      return segments;
    } catch (IOException failure) {
      segments.close();
      throw new UncheckedIOException("the segments cannot be opened", failure);
    } catch (RuntimeException failure) {
      segments.close();
      throw failure;
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(PARQUET))
          .map(name -> name.substring(0, name.length() - PARQUET.length()))
          .sorted()
          .toList();
    }
  }

  private SegmentIndex opened(String name) throws IOException {
    if (Files.exists(tags(name))) {
      try {
        var index = SegmentIndex.open(tags(name));
        if (index.segment().bytes() == Files.size(parquet(name))) {
          return index;
        }
        LOG.warn("the index of segment {} is of another file; it is made again", name);
      } catch (SegmentFailed damaged) {
        LOG.warn("the index of segment {} is made again: {}", name, damaged.getMessage());
      }
    }
    return indexed(name);
  }

  /**
   * Writes a segment; once this returns it is durable, and its index too. A segment of the same
   * name is replaced.
   *
   * @param from the first position
   * @param to the last position
   * @param frames where to read them
   * @throws UncheckedIOException if it cannot be written
   */
  public Segment writeSegment(long from, long to, FrameSource frames) {
    try {
      return write(from, to, frames);
    } catch (IOException failure) {
      throw new UncheckedIOException("segment " + Span.name(from) + " failed", failure);
    } catch (SQLException failure) {
      throw new SegmentFailed("segment " + Span.name(from) + " failed", failure);
    }
  }

  private Segment write(long from, long to, FrameSource frames) throws IOException, SQLException {
    var name = Span.name(from);
    var unfinished = Durable.unfinished(parquet(name));
    var lines = new AtomicLong();
    var work = work(name);
    try (var writer = new ParquetWriter(work)) {
      frames.scan(
          from,
          to,
          frame -> {
            lines.addAndGet(rows.of(frame, writer::add));
            return true;
          });
      writer.write(unfinished, new Span(from, to, lines.get()));
    } finally {
      Durable.remove(work);
    }
    // Removed first: an index is never found beside a Parquet file that it does not describe.
    drop(name);
    DurableFolder.publish(unfinished, parquet(name));
    var index = indexed(name);
    add(index);
    return index.segment();
  }

  /** A folder to work in; whoever asks removes it, or the next start does. */
  Path work(String name) throws IOException {
    var work = folder.resolve(name + Durable.UNFINISHED);
    Durable.remove(work);
    return Files.createDirectories(work);
  }

  // From the Parquet file and not from the frames: so making it again is the same as making it.
  private SegmentIndex indexed(String name) throws IOException {
    var unfinished = Durable.unfinished(tags(name));
    var work = work(name);
    try (var database = Duck.open(work)) {
      var reader = new ParquetReader(database, parquet(name));
      try (var writer = new IndexWriter(unfinished, reader.span())) {
        reader.rows(writer::add);
        writer.finish(Files.size(parquet(name)), Durable.sha256(parquet(name)));
      }
    } catch (SQLException failure) {
      throw new SegmentFailed("segment " + name + " cannot be read", failure);
    } finally {
      Durable.remove(work);
    }
    DurableFolder.publish(unfinished, tags(name));
    return SegmentIndex.open(tags(name));
  }

  /**
   * An index a block of which is damaged, made again; who comes second takes what the first made.
   *
   * @param why how it is damaged
   * @throws SegmentFailed if the Parquet file is not what the index was made from
   */
  SegmentIndex again(SegmentIndex damaged, SegmentFailed why) {
    synchronized (mending) {
      var name = damaged.segment().name();
      var now = indexes.stream().filter(it -> it.segment().name().equals(name)).findFirst();
      if (now.isPresent() && now.get() != damaged) {
        return now.get();
      }
      try {
        if (!Durable.sha256(parquet(name)).equals(damaged.segment().sha256())) {
          var what = "; it cannot be made again, since the segment is not what it was";
          throw new SegmentFailed(why.getMessage() + what, why);
        }
        LOG.warn("the index of segment {} is made again: {}", name, why.getMessage());
        var made = indexed(name);
        replace(made);
        return made;
      } catch (IOException failure) {
        throw new UncheckedIOException("the index of segment " + name + " failed", failure);
      }
    }
  }

  private synchronized void replace(SegmentIndex made) {
    var name = made.segment().name();
    indexes = indexes.stream().map(it -> it.segment().name().equals(name) ? made : it).toList();
  }

  /**
   * Makes again whatever is missing up to a position: one segment for each hour, as the sealer has
   * them made but for hours of more than 2^20 lines.
   *
   * @param upTo the last position that must be in a segment
   * @throws SegmentFailed if two segments hold the same positions
   */
  public void complete(long upTo, FrameSource frames) {
    long next = 1;
    for (var segment : list()) {
      if (segment.from() < next) {
        throw new SegmentFailed("segment " + segment.name() + " begins within another");
      }
      missing(next, Math.min(upTo, segment.from() - 1), frames);
      next = segment.to() + 1;
    }
    missing(next, upTo, frames);
  }

  private void missing(long from, long to, FrameSource frames) {
    if (from > to) {
      return;
    }
    LOG.warn(
        "no segment holds the positions {} to {}: they are made again from the record; should their"
            + " bytes differ from what was published, verify will say so",
        from,
        to);
    long start = from;
    for (long end : Times.endsOfHours(from, to, frames)) {
      writeSegment(start, end, frames);
      start = end + 1;
    }
  }

  /**
   * Removes segments that begin at that position or later: those of which a crash kept the entry
   * out of the public log.
   */
  public void dropFrom(long from) {
    try {
      for (var segment : list()) {
        if (segment.from() >= from) {
          drop(segment.name());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a segment cannot be removed", failure);
    }
  }

  private synchronized void drop(String name) throws IOException {
    var kept = new ArrayList<SegmentIndex>();
    for (var index : indexes) {
      if (!index.segment().name().equals(name)) {
        kept.add(index);
      }
    }
    indexes = List.copyOf(kept);
    Files.deleteIfExists(tags(name));
    Files.deleteIfExists(parquet(name));
  }

  private synchronized void add(SegmentIndex index) {
    var all = new ArrayList<>(indexes);
    all.add(index);
    all.sort(java.util.Comparator.comparingLong(one -> one.segment().from()));
    indexes = List.copyOf(all);
  }

  /** All segments, by rising position. */
  public List<Segment> list() {
    return indexes.stream().map(SegmentIndex::segment).toList();
  }

  /** The last segment; empty if there is none. */
  public Optional<Segment> last() {
    var all = list();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Where a segment's rows lie. */
  public Path parquet(String name) {
    return folder.resolve(name + PARQUET);
  }

  private Path tags(String name) {
    return folder.resolve(name + TAGS);
  }

  /** The Parquet files of those segments that have rows of a time, in microseconds since 1970. */
  List<Path> holding(List<SegmentIndex> among, long from, long until) {
    var files = new ArrayList<Path>();
    for (var index : among) {
      var counts = index.counts();
      if (counts.rows > 0 && counts.firstMicros < until && counts.lastMicros >= from) {
        files.add(parquet(index.segment().name()));
      }
    }
    return files;
  }

  List<SegmentIndex> indexes() {
    return indexes;
  }

  /** Ends all looking up. */
  @Override
  public synchronized void close() {
    indexes = List.of();
  }
}
