package org.evenhand.app.log;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Signer;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.WitnessOutcome;
import org.evenhand.proof.WitnessRequest;
import org.evenhand.proof.WitnessState;
import org.evenhand.record.seal.Folder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a witness does with a request: judge it, make the new state durable, only then sign. Judging
 * takes the time and holds nobody up; the state that it was judged by must still be the log's when
 * the new one is kept, or it is judged again.
 */
public final class WitnessDesk {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);

  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  private final SeenNotes seen;
  private final Signer signer;
  private final InstantSource clock;
  private final Map<String, Watched> logs = new HashMap<>();
  // After a failed write nobody knows what the disk holds; a restart reads it.
  private volatile boolean broken;

  private WitnessDesk(
      SeenNotes seen, Signer signer, InstantSource clock, Map<String, WitnessState> states) {
    this.seen = seen;
    this.signer = signer;
    this.clock = clock;
    states.forEach((origin, state) -> logs.put(origin, new Watched(state)));
  }

  /** One log: what holds its lock changes it, and nobody waits for another log's. */
  private static final class Watched {
    private volatile WitnessState state;
    private Instant warned = Instant.MIN;

    Watched(WitnessState state) {
      this.state = state;
    }
  }

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param contentType of the body
   * @param body the text
   */
  public record Answer(int status, String contentType, String body) {
    private static Answer plain(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body);
    }
  }

  /**
   * Opens the desk with the states that it left.
   *
   * @param logs the keys of each log that is watched, by origin
   * @throws IOException if a state is damaged: to begin anew would be to let a log roll back
   */
  public static WitnessDesk open(
      Folder folder, Map<String, List<VerifierKey>> logs, Signer signer, InstantSource clock)
      throws IOException {
    var seen = new SeenNotes(folder);
    var states = new HashMap<String, WitnessState>();
    for (var log : logs.entrySet()) {
      var start = WitnessState.start(log.getKey(), log.getValue());
      var last = seen.last(log.getKey());
      states.put(
          log.getKey(), last.isEmpty() ? start : new WitnessState(log.getValue(), last.get()));
    }
    return new WitnessDesk(seen, signer, clock, states);
  }

  /** The witness's own key. */
  public VerifierKey key() {
    return signer.verifier();
  }

  /** How many entries of each log it has seen. */
  public Map<String, Long> sizes() {
    var sizes = new TreeMap<String, Long>();
    logs.forEach((origin, log) -> sizes.put(origin, log.state.last().size()));
    return sizes;
  }

  /** Answers the body of a request, by whomever. */
  public Answer answer(byte[] body) {
    return answer(body, false);
  }

  /**
   * Answers a request that this witness made of what it fetched and proved itself. Only of such is
   * it the log's doing if the growth is not proven: anybody can send its checkpoint with another
   * proof.
   */
  Answer answerOwn(byte[] body) {
    return answer(body, true);
  }

  private Answer answer(byte[] body, boolean own) {
    while (!broken) {
      var judgedBy = new AtomicReference<@Nullable WitnessState>();
      var outcome = WitnessState.judge(body, origin -> state(origin, judgedBy));
      if (!(outcome instanceof WitnessOutcome.Cosign cosign)) {
        return refused(outcome, body, own);
      }
      var answer = cosigned(cosign, Objects.requireNonNull(judgedBy.get()), body);
      if (answer.isPresent()) {
        return answer.get();
      }
      // Another request was quicker, which takes a newer checkpoint under the log's signature.
    }
    return Answer.plain(500, "The state could not be kept; the operator must look\n");
  }

  private Optional<WitnessState> state(
      String origin, AtomicReference<@Nullable WitnessState> judgedBy) {
    var log = Optional.ofNullable(logs.get(origin));
    log.ifPresent(known -> judgedBy.set(known.state));
    return Optional.ofNullable(judgedBy.get());
  }

  private Answer refused(WitnessOutcome outcome, byte[] body, boolean own) {
    return switch (outcome) {
      case WitnessOutcome.Conflict conflict -> {
        tell(body, false);
        yield new Answer(conflict.status(), "text/x.tlog.size", conflict.body());
      }
      case WitnessOutcome.BadProof bad -> {
        tell(body, own);
        yield Answer.plain(bad.status(), bad.because() + "\n");
      }
      case WitnessOutcome.BadRequest bad -> Answer.plain(bad.status(), bad.because() + "\n");
      case WitnessOutcome.Forbidden not -> Answer.plain(not.status(), not.because() + "\n");
      case WitnessOutcome.UnknownLog not ->
          Answer.plain(not.status(), "This log is not watched here\n");
      case WitnessOutcome.Cosign cosign ->
          throw new IllegalArgumentException("no refusal: " + cosign);
    };
  }

  /** Keeps the new state and signs; empty if the one that it was judged by is gone. */
  private Optional<Answer> cosigned(
      WitnessOutcome.Cosign cosign, WitnessState judgedBy, byte[] body) {
    var next = cosign.next();
    var origin = next.last().origin();
    var log = Objects.requireNonNull(logs.get(origin));
    synchronized (log) {
      if (broken || !log.state.equals(judgedBy)) {
        return Optional.empty();
      }
      try {
        if (!next.last().equals(log.state.last())) {
          seen.keep(origin, WitnessRequest.parse(body).note());
        }
      } catch (IOException | ProofException failure) {
        broken = true;
        LOG.error(
            "The state of {} could not be kept; nothing is signed until a restart",
            origin,
            failure);
        return Optional.empty();
      }
      log.state = next;
    }
    // A crash here leaves a state that nobody holds a signature for; the log asks again from it.
    var line = signer.sign(cosign.text(), clock.instant().getEpochSecond()).line();
    return Optional.of(Answer.plain(cosign.status(), line));
  }

  /**
   * Keeps what a log that we know, under its own signature, cannot take back: another tree of the
   * size that was seen; and, of what was fetched by ourselves, one that did not grow from it.
   */
  private void tell(byte[] body, boolean unproven) {
    try {
      var note = WitnessRequest.parse(body).note();
      var shown = Checkpoint.parse(note.text());
      var log = Objects.requireNonNull(logs.get(shown.origin()));
      synchronized (log) {
        var last = log.state.last();
        boolean same = shown.size() == last.size();
        boolean forked = same && !Arrays.equals(shown.root(), last.root());
        if (forked || (unproven && shown.size() > last.size())) {
          warn(log, shown, last, seen.keepEvidence(shown.origin(), shown, note));
        }
      }
    } catch (ProofException | IOException failure) {
      LOG.warn("A refusal could not be kept as evidence", failure);
    }
  }

  // Who repeats what was once signed must not be able to fill the operator's log.
  private void warn(Watched log, Checkpoint shown, Checkpoint last, Optional<String> place) {
    var now = clock.instant();
    if (log.warned.isAfter(now.minus(BETWEEN_WARNINGS))) {
      return;
    }
    log.warned = now;
    LOG.warn(
        "Refused {}: it signed {} (shown {} entries, seen {}); both notes are kept in {}",
        shown.origin(),
        shown.size() == last.size() ? "another tree of the same size" : "one that did not grow",
        shown.size(),
        last.size(),
        place.orElse("evidence, with as many others as there is room for"));
  }
}
