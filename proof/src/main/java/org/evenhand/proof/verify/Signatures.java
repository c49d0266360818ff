package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.verify.Report.Counted;
import org.jspecify.annotations.Nullable;

/** Checks who signed a log's checkpoint, and that these are the keys that the log announced. */
final class Signatures {
  private static final String CHECKPOINT = "checkpoint";
  private static final String KEY = "key";
  private static final int MOST_KEYS = 1_000;
  private static final Pattern LINE_ENDS = Pattern.compile("(?<=\n)");

  private final LogSource source;
  private final Trust trust;
  private final Findings findings;
  private final List<VerifierKey> published = new ArrayList<>();
  private boolean keysRead;
  private @Nullable SignedNote note;

  Signatures(LogSource source, Trust trust, Findings findings) {
    this.source = source;
    this.trust = trust;
    this.findings = findings;
  }

  /** The checkpoint, if those who must have signed it did. */
  Optional<Checkpoint> checkpoint() throws IOException {
    // Before the keys: a server that changes its key writes the checkpoint first.
    var bytes = source.read(CHECKPOINT);
    readKeys();
    if (bytes.isEmpty()) {
      findings.wrong(source.name(CHECKPOINT), 0, "it is missing: nothing says what was sealed");
      return Optional.empty();
    }
    try {
      note = SignedNote.parse(bytes.get());
      return believed(note);
    } catch (Malformed wrong) {
      findings.wrong(source.name(CHECKPOINT), 0, "it is no signed note: " + wrong.getMessage());
      return Optional.empty();
    }
  }

  private void readKeys() throws IOException {
    var bytes = source.read(KEY);
    keysRead = bytes.isPresent();
    if (!keysRead) {
      findings.wrong(source.name(KEY), 0, "it is missing");
      return;
    }
    var text = new String(bytes.get(), UTF_8);
    int at = 0;
    for (var line : LINE_ENDS.split(text, 0)) {
      if (published.size() == MOST_KEYS) {
        findings.wrong(source.name(KEY), at, "more keys than a log announces");
        keysRead = false;
        return;
      }
      try {
        BodyReader.check(line.endsWith("\n"), "a line without its end");
        published.add(VerifierKey.parse(line.substring(0, line.length() - 1)));
      } catch (Malformed wrong) {
        findings.wrong(source.name(KEY), at, "no verifier key: " + wrong.getMessage());
        keysRead = false;
      }
      at += line.getBytes(UTF_8).length;
    }
  }

  private Optional<Checkpoint> believed(SignedNote signed) throws Malformed {
    if (published.removeIf(this::isAWitnesss)) {
      findings.wrong(source.name(KEY), 0, "it holds a witness's own key as one of the log's");
      keysRead = false;
    }
    var keys = trust.keys().isEmpty() ? published : trust.keys();
    if (keys.isEmpty()) {
      findings.unchecked("everything: no key of the log is known");
      return Optional.empty();
    }
    var origin = keys.getFirst().name();
    var policy = new Policy(origin, keys, trust.witnesses(), trust.quorum());
    try {
      var trusted = policy.verify(signed);
      findings.count(Counted.COSIGNATURES, trusted.witnesses().size());
      if (trust.keys().isEmpty()) {
        atFirstSight();
      }
      tellOfStrangers(signed);
      return Optional.of(trusted.checkpoint());
    } catch (Untrusted wrong) {
      findings.wrong(source.name(CHECKPOINT), 0, "it is not to be believed: " + wrong.getMessage());
      findings.unchecked("everything else: without a checkpoint no entry can be believed");
      return Optional.empty();
    }
  }

  // Whoever holds it could sign for both, and nobody could tell the two apart.
  private boolean isAWitnesss(VerifierKey key) {
    return trust.witnesses().stream().anyMatch(one -> Arrays.equals(one.raw(), key.raw()));
  }

  private void atFirstSight() {
    findings.note(
        "the log's key was believed at first sight, from "
            + source.name(KEY)
            + ": compare it with one that you had from elsewhere, or give that with --key. It is "
            + published.getFirst());
  }

  private void tellOfStrangers(SignedNote signed) {
    var known = new ArrayList<>(published);
    known.addAll(trust.keys());
    known.addAll(trust.witnesses());
    long strangers =
        signed.signatures().stream()
            .filter(one ->
                known.stream()
                    .noneMatch(key -> key.id() == one.id() && key.name().equals(one.name())))
            .count();
    if (strangers > 0) {
      findings.unchecked(strangers + " signatures of unknown keys under the checkpoint");
    }
  }

  /**
   * Checks the keys that the log announced, against those that signed and those that are published.
   *
   * @param standing announced, and not retired
   * @param announced ever
   */
  void check(Set<VerifierKey> standing, Set<VerifierKey> announced) {
    for (var key : trust.keys()) {
      if (!announced.contains(key)) {
        findings.wrong(source.name(CHECKPOINT), 0, "the log never announced the key " + key);
      }
    }
    if (keysRead && !standing.equals(new HashSet<>(published))) {
      findings.wrong(source.name(KEY), 0, "these are not the keys that the log says are in force");
    }
    if (note != null && !standing.isEmpty()) {
      checkSigners(note, standing);
    }
  }

  private void checkSigners(SignedNote signed, Set<VerifierKey> standing) {
    try {
      var found = signed.verifiedBy(standing);
      findings.count(Counted.SIGNATURES, found.size());
      for (var key : standing) {
        if (found.stream().noneMatch(one -> one.key().equals(key))) {
          var whose = key.name() + " (" + key.type() + ")";
          findings.wrong(source.name(CHECKPOINT), 0, "the signature of " + whose + " is missing");
        }
      }
    } catch (Untrusted wrong) {
      findings.wrong(source.name(CHECKPOINT), 0, "a signature is wrong: " + wrong.getMessage());
    }
  }

  /** Whether an older checkpoint is signed by the log, with any key that it ever announced. */
  Optional<String> refusal(SignedNote older, Set<VerifierKey> announced) {
    var keys = new ArrayList<>(announced);
    keys.addAll(trust.keys());
    if (keys.isEmpty()) {
      return Optional.of("no key of the log is known");
    }
    try {
      new Policy(keys.getFirst().name(), keys, List.of(), 0).verify(older);
      return Optional.empty();
    } catch (ProofException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }
}
