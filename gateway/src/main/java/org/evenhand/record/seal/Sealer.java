package org.evenhand.record.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.record.CannotOpenRecord.PublicLogUnlike;
import org.evenhand.record.Log;
import org.evenhand.record.ProcessStopper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals the record once a second while there is something new, and publishes. Runs behind the
 * record's acknowledgements; when it cannot go on, the process stops, as it does when the record
 * cannot.
 */
public final class Sealer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
  private static final String STATE = "sealer/state";
  private static final String CHECKPOINT = PublicLog.FOLDER + "checkpoint";
  private static final String KEY = PublicLog.FOLDER + "key";
  private static final Duration IDLE = Duration.ofHours(1);
  private static final Duration AFTER_START = Duration.ofSeconds(5);

  private final Parts parts;
  private final JsonMapper json = new JsonMapper();
  private final ScheduledExecutorService clock;
  private final Analyst analyst;
  private final PublicLog tree;
  private final Cosignatures cosignatures;
  private SealState state;
  private byte[] keysPublished = new byte[0];
  private Instant signedAt = Instant.MIN;
  // Read by who must not wait for a seal that is being made.
  private volatile long sealed;
  private volatile long logSize;
  private volatile Instant endedAt = Instant.MIN;

  /**
   * What it works with.
   *
   * @param log the record
   * @param folder the platform's folder
   * @param keys the log's keys
   * @param witnesses who is asked for cosignatures
   * @param analysis makes segments and tallies
   * @param stopper ends the process when sealing fails
   */
  public record Parts(
      Log log,
      Folder folder,
      LogKeys keys,
      List<Witness> witnesses,
      Analysis analysis,
      ProcessStopper stopper) {
    /** Keeps a copy. */
    public Parts {
      witnesses = List.copyOf(witnesses);
    }
  }

  private Sealer(Parts parts) throws IOException {
    this.parts = parts;
    this.state = readState();
    this.tree = openTree();
    this.cosignatures = new Cosignatures(parts.witnesses());
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sealer").factory());
    this.analyst = new Analyst(parts.analysis());
  }

  /**
   * Opens the public log, or begins one, and seals what is not sealed yet.
   *
   * @param every how often to look for something new; null to seal only when told, for tests
   * @throws PublicLogUnlike if it does not belong to this record, or was damaged
   */
  public static Sealer open(Parts parts, @Nullable Duration every) throws IOException {
    var sealer = new Sealer(parts);
    parts.analysis().begins(sealer.state.firstWithoutSegment());
    if (every != null) {
      // What an earlier run left is not waited for, and the start has better use of the processor.
      sealer.analyst.begin(sealer.state, AFTER_START);
    }
    sealer.seal();
    if (every != null) {
      long nanos = every.toNanos();
      var _ =
          sealer.clock.scheduleAtFixedRate(sealer::sealOrStop, nanos, nanos, TimeUnit.NANOSECONDS);
    }
    return sealer;
  }

  private SealState readState() throws IOException {
    var bytes = parts.folder().read(STATE);
    if (bytes.isEmpty()) {
      if (parts.folder().read(CHECKPOINT).isPresent()) {
        throw new PublicLogUnlike("a checkpoint is published, but " + STATE + " is missing");
      }
      return SealState.beginning();
    }
    try {
      return json.readValue(bytes.get(), SealState.class);
    } catch (JacksonException damaged) {
      throw new PublicLogUnlike(STATE + " is damaged (" + damaged.getOriginalMessage() + ")");
    }
  }

  private PublicLog openTree() throws IOException {
    long end = parts.log().applied();
    if (state.sealedTo() > end) {
      throw new PublicLogUnlike(
          "position " + state.sealedTo() + " is sealed, but the record ends at " + end);
    }
    if (state.note().isEmpty()) {
      PublicLog.removeBeyond(parts.folder(), 0);
      return PublicLog.empty(parts.folder());
    }
    checkNoKeyIsLost();
    try {
      var keys = parts.keys().verifiers();
      var policy = new Policy(parts.keys().origin(), keys, List.of(), 0);
      var trusted = policy.verify(SignedNote.parse(state.note().getBytes(UTF_8)));
      return PublicLog.open(parts.folder(), trusted.checkpoint());
    } catch (ProofException unlike) {
      throw new PublicLogUnlike("the public log is not what was signed: " + unlike.getMessage());
    }
  }

  /** A key goes out of force by its own last signature, not by a file that is missing. */
  private void checkNoKeyIsLost() {
    var here = parts.keys().verifiers().stream().map(Object::toString).toList();
    for (var key : state.keys()) {
      if (!here.contains(key)) {
        throw new PublicLogUnlike("a key of the log is missing from keys/: " + key);
      }
    }
  }

  private void sealOrStop() {
    try {
      seal();
    } catch (IOException | RuntimeException failure) {
      parts.stopper().stop("the record could not be sealed", failure);
    }
  }

  /** Seals what was acknowledged and publishes, if there is something new or an hour has passed. */
  public synchronized void seal() throws IOException {
    sealNew();
    sealed = state.sealedTo();
    logSize = tree.size();
    endedAt = parts.log().now();
  }

  private void sealNew() throws IOException {
    var entries = new ArrayList<byte[]>();
    var next = sealed(analyst.made(announced(state, entries), entries), entries);
    boolean idle = signedAt.plus(IDLE).isBefore(parts.log().now()) && tree.size() > 0;
    if (entries.isEmpty() && !idle && next.equals(state)) {
      return;
    }
    // A crash here leaves files that nothing signed speaks of: written anew, perhaps otherwise.
    tree.append(entries);
    sign(next);
    // A crash here leaves the state ahead of what is published: the next start publishes it.
    publish();
    analyst.begin(state);
  }

  /** Keys that are new, or go. */
  private SealState announced(SealState before, List<byte[]> entries) {
    var now = parts.keys().verifiers().stream().map(Object::toString).toList();
    var going = parts.keys().retiring();
    var standing = now.stream().filter(key -> !going.contains(key)).toList();
    if (standing.equals(before.keys())) {
      return before;
    }
    standing.stream()
        .filter(key -> !before.keys().contains(key))
        .forEach(key -> entries.add(new LogEntry.Key("added", key).bytes()));
    before.keys().stream()
        .filter(key -> !standing.contains(key))
        .forEach(key -> entries.add(new LogEntry.Key("retired", key).bytes()));
    return before.announced(standing);
  }

  private SealState sealed(SealState before, List<byte[]> entries) {
    var next = before;
    // In this order: what has no place yet when the last place is asked for has a later time than
    // this. So once all that has a place is sealed, no frame of an hour before this can come.
    var now = parts.log().now();
    long placed = parts.log().placed();
    long until = parts.log().applied();
    while (next.sealedTo() < until) {
      var sealing = new Sealing(next.sealedTo() + 1);
      parts.log().scan(next.sealedTo() + 1, until, sealing::take);
      next = sealing.finish(next, parts.log().id(), entries);
    }
    return until < placed ? next : next.turned(LogEntry.HOUR.format(now));
  }

  private void sign(SealState next) throws IOException {
    var checkpoint = new Checkpoint(parts.keys().origin(), tree.size(), tree.root());
    signedAt = parts.log().now();
    var note =
        SignedNote.sign(checkpoint.text(), signedAt.getEpochSecond(), parts.keys().signers());
    var signed = next.signed(new String(note.bytes(), UTF_8));
    parts.folder().write(STATE, json.writeValueAsBytes(signed));
    state = signed;
  }

  private void publish() throws IOException {
    var note = note().orElseThrow();
    var signatures = cosignatures.of(note, PublicLog.reader(parts.folder()));
    parts.folder().write(CHECKPOINT, note.with(signatures).bytes());
    tree.removeReplaced();
    parts.keys().forgetRetired();
    var published = parts.keys().published();
    if (!Arrays.equals(published, keysPublished)) {
      parts.folder().write(KEY, published);
      keysPublished = published;
    }
  }

  private Optional<SignedNote> note() throws IOException {
    try {
      return state.note().isEmpty()
          ? Optional.empty()
          : Optional.of(SignedNote.parse(state.note().getBytes(UTF_8)));
    } catch (ProofException damaged) {
      throw new IOException("the last checkpoint cannot be read", damaged);
    }
  }

  /**
   * Whether nothing was sealed for so long while something waits for that. Never waits for a seal
   * that is being made.
   */
  public boolean lags(Duration most) {
    return parts.log().applied() > sealed && endedAt.plus(most).isBefore(parts.log().now());
  }

  /**
   * How far it is, for who watches and must not wait.
   *
   * @param sealedTo the last position that a published checkpoint covers
   * @param logSize the size of the public log there
   * @param at when that was looked at last, in the record's time; {@link Instant#MIN} before
   */
  public record Watched(long sealedTo, long logSize, Instant at) {}

  /** How far it is. Never waits for a seal that is being made; see {@link #published}. */
  public Watched watched() {
    return new Watched(sealed, logSize, endedAt);
  }

  /** The last sealed position. */
  public synchronized long sealedTo() {
    return state.sealedTo();
  }

  /**
   * What everybody can see: between two calls of {@link #seal} all that is sealed is published.
   *
   * @param sealedTo the last position that the published checkpoint covers
   * @param logSize the size of the public log there
   */
  public record Published(long sealedTo, long logSize) {}

  /** What everybody can see. */
  public synchronized Published published() {
    return new Published(state.sealedTo(), tree.size());
  }

  /** Seals a last time, and stops. What is being made for analysis is made again at a restart. */
  @Override
  public void close() {
    clock.shutdown();
    analyst.end();
    try {
      // The analyst reads the record, which is closed after this.
      if (!clock.awaitTermination(10, TimeUnit.SECONDS)
          || !analyst.hasEnded(60, TimeUnit.SECONDS)) {
        LOG.warn("The sealer did not end in time; what it left is sealed at the next start");
        return;
      }
      seal();
    } catch (IOException failure) {
      throw new UncheckedIOException("the record could not be sealed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
