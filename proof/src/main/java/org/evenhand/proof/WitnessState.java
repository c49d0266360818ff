package org.evenhand.proof;

import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.evenhand.proof.WitnessOutcome.BadProof;
import org.evenhand.proof.WitnessOutcome.BadRequest;
import org.evenhand.proof.WitnessOutcome.Conflict;
import org.evenhand.proof.WitnessOutcome.Cosign;
import org.evenhand.proof.WitnessOutcome.Forbidden;
import org.evenhand.proof.WitnessOutcome.UnknownLog;

/**
 * What a witness keeps of one log: its keys, and the checkpoint that it cosigned last.
 *
 * @param keys the log's keys that the witness trusts
 * @param last the checkpoint; one of size 0 if it never cosigned any
 */
public record WitnessState(List<VerifierKey> keys, Checkpoint last) {
  /** Keeps a copy. */
  public WitnessState {
    keys = List.copyOf(keys);
  }

  /** The state before the first checkpoint. */
  public static WitnessState start(String origin, List<VerifierKey> keys) {
    return new WitnessState(keys, new Checkpoint(origin, 0, MerkleHash.root(List.of())));
  }

  /**
   * Judges a request (C2SP tlog-witness, "add-checkpoint"). Pure: equal arguments give equal
   * outcomes, and nothing is kept.
   *
   * @param body of the request
   * @param logs the state kept of the log with an origin, empty if it isn't watched
   */
  public static WitnessOutcome judge(byte[] body, Function<String, Optional<WitnessState>> logs) {
    try {
      var request = WitnessRequest.parse(body);
      checkNoneTwice(request.note());
      var origin = Checkpoint.parse(request.note().text()).origin();
      return logs.apply(origin)
          .map(state -> state.judge(request))
          .orElseGet(() -> new UnknownLog(origin));
    } catch (Malformed e) {
      return new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  // A log signs a checkpoint once with each key. Each line more would cost whoever asks nothing,
  // and
  // the witness a verification.
  private static void checkNoneTwice(SignedNote note) throws Malformed {
    long lines =
        note.signatures().stream().map(one -> one.id() + " " + one.name()).distinct().count();
    Strict.check(lines == note.signatures().size(), "Two signatures of one key");
  }

  private WitnessOutcome judge(WitnessRequest request) {
    try {
      request.note().verifiedBy(keys);
      return grow(request, Checkpoint.parse(request.note().text()));
    } catch (Untrusted e) {
      return new Forbidden(String.valueOf(e.getMessage()));
    } catch (Malformed e) {
      return new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  private WitnessOutcome grow(WitnessRequest request, Checkpoint next) {
    if (request.old() > next.size()) {
      return new BadRequest("The old size is above the checkpoint's");
    }
    boolean same = next.size() == last.size();
    if (request.old() != last.size()
        || (same && !MessageDigest.isEqual(next.root(), last.root()))) {
      return new Conflict(last.size());
    }
    boolean grown =
        (last.size() == 0 || same)
            ? request.path().isEmpty()
            : new ConsistencyProof(last.size(), next.size(), request.path())
                .verifies(last.root(), next.root());
    return grown
        ? new Cosign(new WitnessState(keys, next))
        : new BadProof(
            String.format(Locale.ROOT, "No growth from %d to %d", last.size(), next.size()));
  }
}
