package org.evenhand.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.record.frame.Encoded;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.NoKey;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;
import org.jspecify.annotations.Nullable;

/** The durable log: the one order of everything that happens. Safe for use by many threads. */
public final class Log implements AutoCloseable {
  private static final int AT_ONCE = 256;
  private static final long COUNTED = -1;

  private final LogFiles files;
  private final UUID id;
  private final FrameFiles frames;
  private final FrameCodec codec;
  private final RecordTime time;
  private final FoldDriver folds;
  private final Writer writer;
  private final Tail tail;
  private final Thread committer;
  private final Committer commits;
  private final Recorded recorded = new Recorded();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Log(
      LogConfiguration configuration,
      LogFiles files,
      FrameFiles frames,
      Restart.End end,
      FrameCodec codec,
      RecordTime time,
      FoldDriver folds,
      ProcessStopper stopper)
      throws IOException {
    this.files = files;
    this.id = end.log();
    this.frames = frames;
    this.codec = codec;
    this.time = time;
    this.folds = folds;
    var ring = new Ring(configuration.ringEntries(), end.quietSince());
    this.writer =
        new Writer(
            configuration,
            end.last(),
            ring,
            codec,
            time,
            new RefusalCounter(),
            stopper,
            folds::applied);
    var next =
        new NextFile(
            files,
            configuration.fileBytes(),
            failure -> writer.fail("the record's next file could not be made", failure));
    this.tail = new Tail(end.log(), end.file(), end.offset(), frames, next);
    this.commits = new Committer(writer, tail, folds, time);
    this.committer = Thread.ofPlatform().daemon().name("record-writer").unstarted(commits);
  }

  /**
   * Opens a record, or begins one; cuts what a crash left unacknowledged, and has the folds catch
   * up.
   *
   * @param files the record's folder; closed with the log, or here if it cannot be opened
   * @param clock the wall clock, watched against {@link System#nanoTime()}
   * @param stopper ends the process when a write, a sync or a fold fails, or the clock leaps
   * @throws CannotOpenRecord if it must not be opened as it is
   * @throws UncheckedIOException if it could not be read
   */
  public static Log open(
      LogConfiguration configuration,
      LogFiles files,
      FrameCodec codec,
      InstantSource clock,
      List<Fold> folds,
      ProcessStopper stopper) {
    return open(configuration, files, codec, clock, System::nanoTime, folds, stopper);
  }

  /**
   * As {@link #open(LogConfiguration, LogFiles, FrameCodec, InstantSource, List, ProcessStopper)},
   * for a clock that is not the machine's: its seconds must pass as those of {@code nanos} do.
   *
   * @param nanos a clock that cannot be set, in nanoseconds
   */
  public static Log open(
      LogConfiguration configuration,
      LogFiles files,
      FrameCodec codec,
      InstantSource clock,
      LongSupplier nanos,
      List<Fold> folds,
      ProcessStopper stopper) {
    try {
      return start(configuration, files, codec, clock, nanos, folds, stopper);
    } catch (IOException failure) {
      throw closing(files, new UncheckedIOException("the record cannot be opened", failure));
    } catch (RuntimeException refused) {
      throw closing(files, refused);
    }
  }

  private static RuntimeException closing(LogFiles files, RuntimeException because) {
    try {
      files.close();
    } catch (IOException failure) {
      because.addSuppressed(failure);
    }
    return because;
  }

  private static Log start(
      LogConfiguration configuration,
      LogFiles files,
      FrameCodec codec,
      InstantSource clock,
      LongSupplier nanos,
      List<Fold> folds,
      ProcessStopper stopper)
      throws IOException {
    var frames = new FrameFiles(files);
    long now = RecordTime.micros(clock.instant());
    var restart = new Restart(files, frames, configuration.fileBytes(), UUID::randomUUID, now);
    try {
      return start(configuration, files, frames, restart, codec, clock, nanos, folds, stopper);
    } catch (IOException | RuntimeException failure) {
      restart.letGo(failure);
      throw failure;
    }
  }

  private static Log start(
      LogConfiguration configuration,
      LogFiles files,
      FrameFiles frames,
      Restart restart,
      FrameCodec codec,
      InstantSource clock,
      LongSupplier nanos,
      List<Fold> folds,
      ProcessStopper stopper)
      throws IOException {
    long now = RecordTime.micros(clock.instant());
    var last = restart.look();
    // Whatever keeps the record closed is found before anything is cut: what looks like a crash's
    // torn tail may be all that is left of frames that a store knows were acknowledged.
    if (now < last.micros() - RecordTime.MOST_STEP.toNanos() / 1_000) {
      throw new CannotOpenRecord.ClockBehind(clock.instant(), RecordTime.instant(last.micros()));
    }
    var driver = new FoldDriver(folds, nanos, configuration.accountEvery().toNanos());
    driver.checkNoneAhead(last.position());
    var end = restart.mend();
    driver.catchUp(frames, codec, end.last(), configuration.catchUpEntries());
    var time = new RecordTime(clock, nanos, end.lastMicros());
    var log = new Log(configuration, files, frames, end, codec, time, driver, stopper);
    log.committer.start();
    return log;
  }

  /**
   * Whether a record was begun in this folder. Its vault was then there before it, since keys are
   * made before any frame names whom they are of.
   *
   * @throws UncheckedIOException if the folder could not be read
   */
  public static boolean begun(LogFiles files) {
    try {
      return !LogName.firsts(files.list()).isEmpty();
    } catch (IOException failure) {
      throw new UncheckedIOException("the record's folder cannot be read", failure);
    }
  }

  /**
   * Reads frames of a folder that need not be open as a log, up to its whole end.
   *
   * @param from the first position
   * @param until the last position; beyond the end is no error
   * @throws CannotOpenRecord.Damaged if a frame up to there is damaged, after those before it
   */
  public static void read(LogFiles files, long from, long until, FrameVisitor visitor) {
    new FolderReader(files).read(from, until, visitor);
  }

  /**
   * Records a change.
   *
   * @return its position, once it is durable and applied by all folds
   * @throws RecordStopped if the log has stopped; then nothing is known of this change
   */
  public long append(Change change) {
    long position = writer.submit(codec.change(change), change).await();
    recorded.changes(1);
    return position;
  }

  /**
   * Records many changes in their order, with one wait; other frames may come in between.
   *
   * @return the position of the last; {@link #applied()} if there are none
   * @throws RecordStopped if the log has stopped; then a prefix of them may be recorded
   */
  public long appendAll(List<Change> changes) {
    if (changes.isEmpty()) {
      return applied();
    }
    int end = changes.size() - 1;
    for (int from = 0; from < end; from += AT_ONCE) {
      var some = changes.subList(from, Math.min(from + AT_ONCE, end));
      var encoded = new ArrayList<Encoded>(some.size());
      some.forEach(change -> encoded.add(codec.change(change)));
      writer.putAll(encoded, some);
    }
    long position = append(changes.getLast());
    recorded.changes(end);
    return position;
  }

  /**
   * Records a decision, if no restriction that touches it came after its facts were gathered. Of
   * refusals only the first of an app and reason in a second is a frame, as of {@link #refuse}.
   *
   * @throws RecordStopped if the log has stopped
   */
  public Admission admit(Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Permitted _ -> counted(access(decision), decision);
      case Outcome.Refused(var reason, _) ->
          counted(
              new Admission.RefusalRecorded(
                  writer.firstRefusal(decision.request().app(), reason)
                      ? writer.submit(refusal(decision, reason), (Change) null).await()
                      : COUNTED),
              decision);
    };
  }

  private Admission counted(Admission admission, Decision decision) {
    switch (admission) {
      case Admission.Admitted _ -> recorded.access(decision);
      case Admission.Stale _ -> recorded.overtaken();
      case Admission.RefusalRecorded _ -> {
        if (decision.outcome() instanceof Outcome.Refused(var reason, _)) {
          recorded.refusal(reason);
        }
      }
    }
    return admission;
  }

  private Admission access(Decision decision) {
    try {
      var seat = writer.submit(encoded(decision), decision);
      return seat == null
          ? new Admission.Stale()
          : new Admission.Admitted(new Permit(seat.await(), decision));
    } catch (NoKey erased) {
      // A key goes just after its erasure has its position, which touches every older decision.
      return new Admission.Stale();
    }
  }

  /**
   * Decides at the writer: all folds have applied everything, and nothing can come in between.
   *
   * @param decide gathers facts and decides; must not write to this log
   * @return {@link Admission.Stale} only if somebody in it has no key any more, though the facts
   *     still had them
   * @throws RecordStopped if the log has stopped
   */
  public Admission admitAtWriter(Supplier<Decision> decide) {
    Placed placed;
    try {
      placed = writer.alone(() -> place(decide.get()));
    } catch (NoKey erased) {
      return new Admission.Stale();
    }
    long position = placed.seat() == null ? COUNTED : placed.seat().await();
    var admission =
        switch (placed.decision().outcome()) {
          case Outcome.Permitted _ ->
              new Admission.Admitted(new Permit(position, placed.decision()));
          case Outcome.Refused _ -> new Admission.RefusalRecorded(position);
        };
    return counted(admission, placed.decision());
  }

  private Placed place(Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.Permitted _ -> new Placed(decision, writer.submitAlone(encoded(decision)));
      case Outcome.Refused(var reason, _) ->
          new Placed(
              decision,
              writer.firstRefusal(decision.request().app(), reason)
                  ? writer.submitAlone(refusal(decision, reason))
                  : null);
    };
  }

  private record Placed(Decision decision, Writer.@Nullable Seat seat) {}

  private Encoded encoded(Decision access) {
    return new Encoded(Kind.ACCESS, codec.access(access));
  }

  private Encoded refusal(Decision decision, Reason reason) {
    try {
      return new Encoded(Kind.REFUSAL, codec.refusal(decision));
    } catch (NoKey erased) {
      // The record can't name the viewer any more, but it can say that the app was refused.
      var request = decision.request();
      return refusal(request.app(), request.operation(), reason);
    }
  }

  private Encoded refusal(AppId app, String operation, Reason reason) {
    return new Encoded(Kind.REFUSAL, codec.refusal(app, operation, reason));
  }

  /**
   * Records a refusal that never reached the rule. The first of an app and reason in a second is a
   * frame of its own; the further ones of that app and second are counted, and become one frame at
   * the latest a second later.
   *
   * @return the position, or -1 if it was counted
   * @throws RecordStopped if the log has stopped
   */
  public long refuse(AppId app, String operation, Reason reason) {
    long position =
        writer.firstRefusal(app, reason)
            ? writer.submit(refusal(app, operation, reason), (Change) null).await()
            : COUNTED;
    recorded.refusal(reason);
    return position;
  }

  /** The second that an instant lies in. */
  static Instant second(Instant of) {
    return of.equals(Instant.MAX) ? of : of.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether it takes what is to be recorded: it has not stopped, and is not closed. */
  public boolean running() {
    return writer.takes() && committer.isAlive();
  }

  /** Whether every fold has durably applied whatever changes were recorded. */
  public boolean foldsCaughtUp() {
    return folds.caughtUp();
  }

  /** The record's time: the wall clock, but never backwards. */
  public Instant now() {
    return RecordTime.instant(time.micros());
  }

  /** The log's id, the same in all its files and in its seals. */
  public UUID id() {
    return id;
  }

  /** The position up to which all folds have applied. */
  public long applied() {
    return folds.applied();
  }

  /**
   * The last position that was given, though its frame need not be durable or applied yet. Whatever
   * gets a later one has a time not before what {@link #now} said before this was asked.
   */
  public long placed() {
    return writer.placed();
  }

  /** Adds a listener of applied positions. */
  public void onApplied(AppliedListener listener) {
    folds.listen(listener);
  }

  /** Adds a listener of batches that become durable. */
  public void onSynced(SyncListener listener) {
    commits.listen(listener);
  }

  /** What was recorded since this process opened the log. */
  public Recorded recorded() {
    return recorded;
  }

  /**
   * How many frames each fold has yet to note, by the folds' names. Accesses change no fold, so
   * those of {@link LogConfiguration#accountEvery} are usual here.
   */
  public Map<String, Long> foldsBehind() {
    return folds.eachBehind();
  }

  /** The frame at a position; empty if none was acknowledged there. */
  public Optional<RawFrame> read(long position) {
    return position < 1 || position > applied()
        ? Optional.empty()
        : Optional.of(frames.read(position));
  }

  /**
   * Visits acknowledged frames in their order.
   *
   * @param from the first position
   * @param until the last position; beyond the end is no error
   */
  public void scan(long from, long until, FrameVisitor visitor) {
    frames.scan(Math.max(1, from), Math.min(until, applied()), visitor);
  }

  /** Records what is pending, then closes the files. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    writer.close();
    try {
      committer.join();
      tail.close();
      files.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("the record's files could not be closed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the record was closed", interrupted);
    }
  }
}
