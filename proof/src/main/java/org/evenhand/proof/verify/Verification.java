package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.VerifierKey;
import org.jspecify.annotations.Nullable;

/** Verifies whatever was named on a command line. */
public final class Verification {
  // The same bound as that of a signed note; a proof of a line is a few kilobytes.
  private static final int MOST = 1 << 20;

  private final List<VerifierKey> keys = new ArrayList<>();
  private final List<VerifierKey> witnesses = new ArrayList<>();
  private int quorum = -1;
  private @Nullable Path since;

  /** Nothing given yet. */
  public Verification() {}

  /** Believes a key of the log, or those in a file. */
  public void key(String given) throws IOException {
    keys.addAll(KeyArgument.keys(given));
  }

  /** Believes a key of a witness, or those in a file. */
  public void witness(String given) throws IOException {
    witnesses.addAll(KeyArgument.keys(given));
  }

  /** Wants cosignatures of so many witnesses; of all that are given unless this is said. */
  public void quorum(int many) {
    quorum = many;
  }

  /** Wants the log to have grown from the checkpoint in that file. */
  public void since(Path file) {
    since = file;
  }

  /** Whom the caller trusts: the keys, witnesses and quorum given so far. */
  public Trust trust() {
    int names = (int) witnesses.stream().map(VerifierKey::name).distinct().count();
    return new Trust(keys, witnesses, quorum < 0 ? names : quorum);
  }

  /**
   * Verifies.
   *
   * @param given a folder, an address, or a proof's file
   * @throws IllegalArgumentException if it can't be done as asked; the message says why
   * @throws IOException if something that is there can't be read
   */
  public Outcome run(String given, Progress progress) throws IOException {
    var trust = trust();
    var subject = Subject.of(given);
    if (subject instanceof Subject.ProofFile(var file)) {
      return proof(file, trust);
    }
    var earlier = since == null ? null : earlier(since);
    var report = RecordVerifier.verify(subject, trust, earlier, progress);
    return new Outcome(report.isRight(), ReportText.lines(report));
  }

  private static Earlier earlier(Path file) throws IOException {
    try {
      return Earlier.parse(file.toString(), PlainFile.readNamed(file, MOST, "checkpoint"));
    } catch (Malformed wrong) {
      throw new IllegalArgumentException(file + " is no checkpoint: " + wrong.getMessage());
    }
  }

  private Outcome proof(Path file, Trust trust) throws IOException {
    if (trust.keys().isEmpty()) {
      throw new IllegalArgumentException(
          "a proof is believed by the log's key alone: give it with --key (it stands in the log's"
              + " public/key, at /log/key)");
    }
    if (since != null) {
      throw new IllegalArgumentException("--since is for a record, not for a proof");
    }
    var origin = trust.keys().getFirst().name();
    var policy = new Policy(origin, trust.keys(), trust.witnesses(), trust.quorum());
    try {
      var shown = LineProof.parse(PlainFile.readNamed(file, MOST, "proof")).verify(policy);
      return new Outcome(true, LineProofText.lines(shown));
    } catch (ProofException wrong) {
      var problem = new Problem(file.toString(), 0, String.valueOf(wrong.getMessage()));
      return new Outcome(false, List.of("Wrong:", "  " + problem, "This proof shows nothing."));
    }
  }
}
