package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.record.seal.Folder;

/**
 * The newest note of each log that was judged good, and notes that contradict it: two signatures of
 * one log that cannot both be true are all the proof that anybody needs.
 */
final class SeenNotes {
  private static final String EVIDENCE = "evidence";
  // For each log. The first proves what all the others would.
  private static final int MOST_EVIDENCE = 8;

  private final Folder folder;

  SeenNotes(Folder folder) {
    this.folder = folder;
  }

  private static String name(String origin) {
    return HexFormat.of().formatHex(MerkleHash.leaf(origin.getBytes(UTF_8)), 0, 16);
  }

  private static String last(String origin, String folder) {
    return folder + "/" + name(origin);
  }

  /** The newest note's checkpoint. */
  Optional<Checkpoint> last(String origin) throws IOException {
    var note = note(origin);
    return note.isEmpty() ? Optional.empty() : Optional.of(checkpoint(note.get(), origin));
  }

  /** The newest note. */
  Optional<SignedNote> note(String origin) throws IOException {
    var bytes = folder.read(last(origin, "seen"));
    try {
      return bytes.isEmpty() ? Optional.empty() : Optional.of(SignedNote.parse(bytes.get()));
    } catch (ProofException damaged) {
      throw new IOException("what was seen of " + origin + " is damaged", damaged);
    }
  }

  private static Checkpoint checkpoint(SignedNote note, String origin) throws IOException {
    try {
      var checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.origin().equals(origin)) {
        return checkpoint;
      }
      throw new IOException("what was seen of " + origin + " is of " + checkpoint.origin());
    } catch (ProofException damaged) {
      throw new IOException("what was seen of " + origin + " is damaged", damaged);
    }
  }

  /** Keeps a note as the newest; durable when it returns. */
  void keep(String origin, SignedNote note) throws IOException {
    folder.write(last(origin, "seen"), note.bytes());
  }

  /**
   * Keeps a note that contradicts the newest, beside that; once, however often it is shown.
   *
   * @return the folder that holds both; empty if this log's places are taken
   */
  synchronized Optional<String> keepEvidence(String origin, Checkpoint shown, SignedNote note)
      throws IOException {
    var root = HexFormat.of().formatHex(shown.root(), 0, 8);
    var place = last(origin, EVIDENCE) + "-" + shown.size() + "-" + root;
    if (folder.read(place + "/shown").isPresent()) {
      return Optional.of(place);
    }
    if (kept(origin) >= MOST_EVIDENCE) {
      return Optional.empty();
    }
    // What was shown comes last: where it lies, the other does too.
    var seen = note(origin);
    if (seen.isPresent()) {
      folder.write(place + "/seen", seen.get().bytes());
    }
    folder.write(place + "/shown", note.bytes());
    return Optional.of(place);
  }

  // Each log has places of its own: one that fills them takes none of another's.
  private long kept(String origin) throws IOException {
    return folder.list(EVIDENCE).stream().filter(one -> one.startsWith(name(origin) + "-")).count();
  }
}
