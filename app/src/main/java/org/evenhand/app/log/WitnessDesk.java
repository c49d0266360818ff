package org.evenhand.app.log;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Signer;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.WitnessOutcome;
import org.evenhand.proof.WitnessRequest;
import org.evenhand.proof.WitnessState;
import org.evenhand.record.seal.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a witness does with a request: judge it, make the new state durable, only then sign. One at
 * a time, so that no request is judged by a state that another is about to replace.
 */
public final class WitnessDesk {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);

  private final SeenNotes seen;
  private final Signer signer;
  private final InstantSource clock;
  private final Map<String, WitnessState> states;
  // After a failed write nobody knows what the disk holds; a restart reads it.
  private boolean broken;

  private WitnessDesk(
      SeenNotes seen, Signer signer, InstantSource clock, Map<String, WitnessState> states) {
    this.seen = seen;
    this.signer = signer;
    this.clock = clock;
    this.states = new HashMap<>(states);
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
  public synchronized Map<String, Long> sizes() {
    var sizes = new TreeMap<String, Long>();
    states.forEach((origin, state) -> sizes.put(origin, state.last().size()));
    return sizes;
  }

  /** Answers the body of a request. */
  public synchronized Answer answer(byte[] body) {
    if (broken) {
      return Answer.plain(500, "The state could not be kept; the operator must look\n");
    }
    return switch (WitnessState.judge(body, origin -> Optional.ofNullable(states.get(origin)))) {
      case WitnessOutcome.Cosign cosign -> cosigned(cosign, body);
      case WitnessOutcome.Conflict conflict -> {
        tell(body, Wrong.FROM_ELSEWHERE);
        yield new Answer(conflict.status(), "text/x.tlog.size", conflict.body());
      }
      case WitnessOutcome.BadProof bad -> {
        tell(body, Wrong.UNPROVEN);
        yield Answer.plain(bad.status(), bad.because() + "\n");
      }
      case WitnessOutcome.BadRequest bad -> Answer.plain(bad.status(), bad.because() + "\n");
      case WitnessOutcome.Forbidden not -> Answer.plain(not.status(), not.because() + "\n");
      case WitnessOutcome.UnknownLog not ->
          Answer.plain(not.status(), "This log is not watched here\n");
    };
  }

  private Answer cosigned(WitnessOutcome.Cosign cosign, byte[] body) {
    var next = cosign.next();
    var origin = next.last().origin();
    try {
      if (!next.last().equals(state(origin).last())) {
        seen.keep(origin, WitnessRequest.parse(body).note());
      }
    } catch (IOException | ProofException failure) {
      broken = true;
      LOG.error(
          "The state of {} could not be kept; nothing is signed until a restart", origin, failure);
      return Answer.plain(500, "The state could not be kept\n");
    }
    // A crash here leaves a state that nobody holds a signature for; the log asks again from it.
    states.put(origin, next);
    var line = signer.sign(cosign.text(), clock.instant().getEpochSecond()).line();
    return Answer.plain(cosign.status(), line);
  }

  private WitnessState state(String origin) {
    return java.util.Objects.requireNonNull(states.get(origin));
  }

  /** Says what a log that we know, under its own signature, was refused for. */
  private void tell(byte[] body, Wrong otherwise) {
    try {
      var note = WitnessRequest.parse(body).note();
      var shown = Checkpoint.parse(note.text());
      var last = state(shown.origin()).last();
      var what = Wrong.compared(shown, last, otherwise);
      if (what == Wrong.FROM_ELSEWHERE) {
        return; // a log that was started again asks so, and learns from the answer
      }
      LOG.warn(
          "Refused {}: {} (shown {} entries, seen {}){}",
          shown.origin(),
          what.words(),
          shown.size(),
          last.size(),
          what.isEvidence()
              ? "; both notes are kept in " + seen.keepEvidence(shown.origin(), shown, note)
              : "");
    } catch (ProofException | IOException failure) {
      LOG.warn("A refusal could not be kept as evidence", failure);
    }
  }

  private enum Wrong {
    FORK("it signed another tree of the same size", true),
    SHRUNK("it signed a smaller tree than it did before", false),
    UNPROVEN("its growth is not proven", true),
    FROM_ELSEWHERE("it starts from another size than this witness saw", false);

    private final String words;
    private final boolean evidence;

    Wrong(String words, boolean evidence) {
      this.words = words;
      this.evidence = evidence;
    }

    static Wrong compared(Checkpoint shown, Checkpoint last, Wrong otherwise) {
      if (shown.size() < last.size()) {
        return SHRUNK;
      }
      boolean forked = shown.size() == last.size() && !Arrays.equals(shown.root(), last.root());
      return forked ? FORK : otherwise;
    }

    String words() {
      return words;
    }

    boolean isEvidence() {
      return evidence;
    }
  }
}
