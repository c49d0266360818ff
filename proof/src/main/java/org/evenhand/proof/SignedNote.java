package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;

/**
 * A text with the signatures of one or more keys (C2SP signed-note). The text is not to be believed
 * before {@link #verifiedBy} or a {@link Policy} says so.
 *
 * @param text ends in a newline
 * @param signatures in order; those of unknown keys are kept, and mean nothing
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  // signed-note wants 16 at least; the work for a stranger's note must have an end.
  private static final int MAX_SIGNATURES = 100;

  /**
   * A signature that was found right.
   *
   * @param key whose
   * @param time seconds since 1970 for a cosignature that names its time, otherwise 0
   */
  public record Verified(VerifierKey key, long time) {}

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if no note could hold this
   */
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || !Strict.isText(text) || signatures.isEmpty()) {
      throw new IllegalArgumentException("No note: " + text);
    }
  }

  /** A note signed at this time (in seconds since 1970) by each of these keys. */
  public static SignedNote sign(String text, long time, List<Signer> signers) {
    return new SignedNote(text, signers.stream().map(key -> key.sign(text, time)).toList());
  }

  /** Parses a note; what it gives prints back to the same bytes. */
  public static SignedNote parse(byte[] bytes) throws Malformed {
    var note = Strict.text(bytes);
    // The text may have empty lines; the last one divides.
    int divide = note.lastIndexOf("\n\n");
    Strict.check(divide >= 0, "No empty line before the signatures");
    var text = note.substring(0, divide + 1);
    return new SignedNote(text, signatures(note.substring(divide + 2)));
  }

  /** Parses signature lines alone, as a witness answers with (C2SP tlog-witness). */
  public static List<NoteSignature> parseSignatures(byte[] bytes) throws Malformed {
    return signatures(Strict.text(bytes));
  }

  private static List<NoteSignature> signatures(String text) throws Malformed {
    var lines = Strict.lines(text);
    Strict.check(lines.size() <= MAX_SIGNATURES, "%d signatures", lines.size());
    var signatures = new ArrayList<NoteSignature>();
    for (var line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return signatures;
  }

  /** The note's bytes. */
  public byte[] bytes() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString().getBytes(UTF_8);
  }

  /** The same text with more signatures. Those that it has already are not repeated. */
  public SignedNote with(List<NoteSignature> more) {
    return new SignedNote(
        text, Stream.concat(signatures.stream(), more.stream()).distinct().toList());
  }

  /**
   * Verifies. Signatures of unknown keys are set aside, also such as share only their name or only
   * their id with a known one; each known key counts once.
   *
   * @param keys those that are known
   * @return the right signatures, one for each key at most; for several times, the latest
   * @throws Untrusted if there is none, or if any that a known key should have made is wrong
   */
  public List<Verified> verifiedBy(Collection<VerifierKey> keys) throws Untrusted {
    var found = new java.util.LinkedHashMap<VerifierKey, Verified>();
    for (var signature : signatures) {
      for (var key : keys) {
        if (key.made(signature)) {
          var verified = new Verified(key, key.verify(text, signature));
          found.merge(key, verified, (a, b) -> a.time() >= b.time() ? a : b);
        }
      }
    }
    if (found.isEmpty()) {
      throw new Untrusted("No signature of a known key");
    }
    return List.copyOf(found.values());
  }
}
