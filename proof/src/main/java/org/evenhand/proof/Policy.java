package org.evenhand.proof;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.evenhand.proof.SignedNote.Verified;

/**
 * Whom a verifier believes about one log: the log's keys, and so many of these witnesses.
 *
 * @param origin the log's identity, as in its checkpoints
 * @param logKeys a signature of one of these is needed; several while a key is being changed
 * @param witnesses their keys; several keys of one name are one witness
 * @param quorum how many witnesses must have cosigned
 */
public record Policy(
    String origin, List<VerifierKey> logKeys, List<VerifierKey> witnesses, int quorum) {
  /**
   * What a policy was satisfied by.
   *
   * @param checkpoint to be believed
   * @param log the right signatures of the log
   * @param witnesses the right cosignatures, with their times
   */
  public record Trusted(Checkpoint checkpoint, List<Verified> log, List<Verified> witnesses) {}

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if nobody can meet the quorum, if a witness's key isn't for
   *     cosignatures, or if one key stands for two: an Ed25519 cosignature doesn't say by which
   *     name it was made
   */
  public Policy {
    logKeys = List.copyOf(logKeys);
    witnesses = List.copyOf(witnesses);
    if (logKeys.isEmpty() || quorum < 0 || quorum > names(witnesses)) {
      throw new IllegalArgumentException("A quorum of " + quorum + " that nobody can meet");
    }
    var raw = new HashSet<String>();
    logKeys.forEach(key -> raw.add(Strict.base64(key.raw())));
    for (var key : witnesses) {
      if (!key.type().isTimed() || !raw.add(Strict.base64(key.raw()))) {
        throw new IllegalArgumentException("Not a witness's own key for cosignatures: " + key);
      }
    }
  }

  /** A policy that believes the log alone, by the key that has its origin as its name. */
  public static Policy of(VerifierKey log) {
    return new Policy(log.name(), List.of(log), List.of(), 0);
  }

  private static int names(Collection<VerifierKey> keys) {
    var names = new HashSet<String>();
    keys.forEach(key -> names.add(key.name()));
    return names.size();
  }

  /**
   * Verifies a checkpoint's signatures. Those of unknown keys are set aside.
   *
   * @throws Malformed if the note is no checkpoint
   * @throws Untrusted if it is another log's, if a known key's signature is wrong, or if the log's
   *     or enough witnesses' are missing
   */
  public Trusted verify(SignedNote note) throws Malformed, Untrusted {
    var checkpoint = Checkpoint.parse(note.text());
    if (!checkpoint.origin().equals(origin)) {
      throw new Untrusted("A checkpoint of another log: " + checkpoint.origin());
    }
    var log = note.verifiedBy(logKeys);
    // ML-DSA-44 cosignatures don't cover extension lines (tlog-cosignature).
    boolean covered = log.stream().anyMatch(one -> one.key().type().coversExtensions());
    if (!checkpoint.extensions().isEmpty() && !covered) {
      throw new Untrusted("Extension lines that the log's signature doesn't cover");
    }
    return new Trusted(checkpoint, log, witnesses(note));
  }

  private List<Verified> witnesses(SignedNote note) throws Untrusted {
    var known =
        note.signatures().stream()
            .anyMatch(signature -> witnesses.stream().anyMatch(key -> key.made(signature)));
    var verified = known ? note.verifiedBy(witnesses) : List.<Verified>of();
    int seen = names(verified.stream().map(Verified::key).toList());
    if (seen < quorum) {
      throw new Untrusted(String.format(Locale.ROOT, "%d of %d witnesses", seen, quorum));
    }
    return verified;
  }
}
