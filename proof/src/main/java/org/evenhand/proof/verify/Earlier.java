package org.evenhand.proof.verify;

import java.util.Arrays;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.SignedNote;

/**
 * A checkpoint that somebody kept from an earlier time, of which today's must have grown.
 *
 * @param file where it lies, for the report
 * @param note it
 * @param checkpoint its text
 */
public record Earlier(String file, SignedNote note, Checkpoint checkpoint) {
  /** Reads one; its signatures are checked later. */
  public static Earlier parse(String file, byte[] bytes) throws Malformed {
    var note = SignedNote.parse(bytes);
    return new Earlier(file, note, Checkpoint.parse(note.text()));
  }

  /**
   * Reports what shows that the log did not only grow.
   *
   * @param now today's checkpoint
   * @param then the root that today's entries had when there were so many; empty if unknown
   */
  void check(Checkpoint now, byte[] then, Findings findings) {
    long size = checkpoint.size();
    if (!now.origin().equals(checkpoint.origin())) {
      findings.wrong(file, 0, "it is of another log, " + checkpoint.origin());
    } else if (size > now.size()) {
      findings.wrong(
          file, 0, "the log was rolled back: it had " + size + " entries, and has " + now.size());
    } else if (size > 0 && then.length == 0) {
      findings.unchecked("whether the log grew from " + file + ": its tree could not be computed");
    } else if (size > 0 && !Arrays.equals(then, checkpoint.root())) {
      findings.wrong(
          file,
          0,
          "the log was forked: of its first "
              + size
              + " entries it signed another history than the one it shows now");
    } else {
      findings.note(
          "the log grew from the " + size + " entries of " + file + " by appending alone");
    }
  }
}
