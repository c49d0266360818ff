package org.evenhand.people.owner;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.NumberRow;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.picture.Refusal;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Table;
import org.evenhand.record.frame.NoKey;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * A person brings photos of their own and takes them away. Each act is one frame, durable and
 * applied when its method returns. Safe for use by many threads.
 *
 * <p>Crash points. A picture's sealed file is durable before the frame that names it: a crash in
 * between leaves a file that no row names, which opening removes. From the frame on the photo is
 * there, with its bytes, whatever happens. A removed photo's frame is durable before its file goes:
 * a crash in between leaves the file, which no row names once the fold has caught up, and opening
 * removes it too.
 */
public final class OwnPhotos {
  /** The most photos of one person that they may bring themselves to. */
  public static final int MOST = 10_000;

  /** The most pictures of one person in an hour, whether they were taken or not. */
  public static final int MOST_AN_HOUR = 1_000;

  private static final int TURNS = 64;
  private static final long MICROS = 1_000_000;

  private final Table table;
  private final PhotoFiles files;
  private final ToLongFunction<Change> record;
  private final Supplier<Instant> now;
  private final UploadRate rate = new UploadRate(MOST_AN_HOUR);
  private final AtomicLong lastGiven = new AtomicLong();
  // One at a time for each person, so that two at once don't both take the last place.
  private final ReentrantLock[] turns =
      IntStream.range(0, TURNS).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  /**
   * Over the table of people and the record.
   *
   * @param record appends one change and gives its position once all folds have applied it: {@code
   *     log::append}
   * @param now the record's time: {@code log::now}
   */
  public OwnPhotos(
      Table table, PhotoFiles files, ToLongFunction<Change> record, Supplier<Instant> now) {
    this.table = table;
    this.files = files;
    this.record = record;
    this.now = now;
  }

  /** What came of bringing a photo. Where it is not there now, nothing of it was kept. */
  public sealed interface Outcome {
    /**
     * It is there.
     *
     * @param photo its number
     * @param position of its frame
     */
    record Added(PhotoId photo, long position) implements Outcome {}

    /**
     * It has too many bytes.
     *
     * @param most how many are taken
     */
    record TooLarge(int most) implements Outcome {}

    /**
     * What it hides cannot be taken out with certainty, so it could never be shown.
     *
     * @param reason why
     * @param detail the same in English, with figures and nothing from the file's texts
     */
    record Unfit(Refusal reason, String detail) implements Outcome {}

    /**
     * The person has as many as they may.
     *
     * @param most how many
     */
    record TooMany(int most) implements Outcome {}

    /**
     * The person brought as many in this hour as they may.
     *
     * @param most how many
     * @param seconds until the next hour begins
     */
    record TooOften(int most, long seconds) implements Outcome {}

    /** The person was erased. */
    record Erased() implements Outcome {}
  }

  /** The most bytes of one picture. */
  public int mostBytes() {
    return files.mostBytes();
  }

  /**
   * Brings a photo: JPEG, PNG, GIF or WebP, told by its bytes. It is kept as it came, sealed under
   * the person's key; what leaves by the gate is cleaned.
   *
   * @param takenAt when it was taken; null for what the picture says, or else now
   */
  public Outcome add(SignedIn me, byte[] picture, @Nullable Instant takenAt) {
    if (picture.length > files.mostBytes()) {
      return new Outcome.TooLarge(files.mostBytes());
    }
    var at = now.get();
    var wait = rate.take(me.person(), at);
    if (wait.isPresent()) {
      return new Outcome.TooOften(MOST_AN_HOUR, wait.getAsLong());
    }
    return switch (Pictures.inspect(picture)) {
      case Inspection.Refused(var reason, var detail) -> new Outcome.Unfit(reason, detail);
      case Inspection.Accepted seen -> inTurn(me.person(), picture, seen, takenAt, at);
    };
  }

  private Outcome inTurn(
      PersonId owner,
      byte[] picture,
      Inspection.Accepted seen,
      @Nullable Instant takenAt,
      Instant at) {
    var turn = turns[Math.floorMod(owner.number(), TURNS)];
    turn.lock();
    try {
      if (!hasRoom(owner)) {
        return new Outcome.TooMany(MOST);
      }
      // Durable when this returns. A crash from here until the frame leaves a file without a row.
      var content = files.keep(owner, picture);
      return content.isEmpty()
          ? new Outcome.Erased()
          : recorded(owner, details(seen, takenAt, at, content.get()), content.get(), at);
    } finally {
      turn.unlock();
    }
  }

  private Outcome recorded(PersonId owner, PhotoDetails details, Content content, Instant at) {
    var photo = next(at);
    try {
      // Durable and applied when this returns: from here on the photo is there.
      long position = record.applyAsLong(new Change.PhotoAdded(owner, photo, details));
      return table.get(Key.photo(owner, photo)) == null
          ? new Outcome.Erased()
          : new Outcome.Added(photo, position);
    } catch (NoKey erasedMeanwhile) {
      files.remove(content);
      return new Outcome.Erased();
    }
  }

  /**
   * Takes a photo away: its tags, and its file, go with it.
   *
   * @return the position of its frame; empty if it is none of theirs, and nothing was changed
   */
  public OptionalLong remove(SignedIn me, PhotoId photo) {
    var turn = turns[Math.floorMod(me.person().number(), TURNS)];
    turn.lock();
    try {
      if (table.get(Key.photo(me.person(), photo)) == null) {
        return OptionalLong.empty();
      }
      // The fold removes the file once the rows that named it are written away.
      return OptionalLong.of(record.applyAsLong(new Change.PhotoRemoved(me.person(), photo)));
    } finally {
      turn.unlock();
    }
  }

  private static PhotoDetails details(
      Inspection.Accepted seen, @Nullable Instant takenAt, Instant at, Content content) {
    var taken =
        takenAt != null ? takenAt : seen.takenAt().map(t -> t.toInstant(ZoneOffset.UTC)).orElse(at);
    var place = seen.place().map(p -> new Change.Place(p.latitude(), p.longitude())).orElse(null);
    return new PhotoDetails(taken, seen.width(), seen.height(), place, content);
  }

  private boolean hasRoom(PersonId owner) {
    var count = new AtomicInteger();
    var prefix = Key.photos(owner);
    table.scan(prefix, prefix, (_, _) -> count.incrementAndGet() < MOST);
    return count.get() < MOST;
  }

  /**
   * A number that no photo has or had, above all of those: the moment in microseconds where that is
   * so. A crash before the frame gives the number back, and nobody was told it; with the frame it
   * is spent, since the fold keeps the last number with the photo's row, in one batch, also when
   * the photo goes or its owner is erased.
   */
  private PhotoId next(Instant at) {
    long moment = at.getEpochSecond() * MICROS + at.getNano() / 1_000;
    var spent = table.get(Key.lastPhoto());
    long least = Math.max(moment, spent == null ? 0 : NumberRow.position(spent) + 1);
    long number = lastGiven.updateAndGet(last -> Math.max(last + 1, least));
    // A store from before the last number was kept has photos above it that an import brought.
    while (table.get(Key.ownerOf(new PhotoId(number))) != null) {
      number = lastGiven.incrementAndGet();
    }
    return new PhotoId(number);
  }
}
