package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.evenhand.proof.ProofException.Malformed;

/**
 * What a log asks a witness to cosign: the body of {@code add-checkpoint} (C2SP tlog-witness).
 *
 * @param old the size of the checkpoint that the witness cosigned last, 0 if none
 * @param path the consistency proof from there; empty from 0
 * @param note the signed checkpoint
 */
public record WitnessRequest(long old, List<byte[]> path, SignedNote note) {
  /** Keeps a copy. */
  public WitnessRequest {
    if (old < 0 || path.size() > Strict.MAX_PATH) {
      throw new IllegalArgumentException("No request: " + old + ", " + path.size());
    }
    path = path.stream().map(hash -> MerkleHash.check(hash).clone()).toList();
  }

  /** Parses a body; what it gives prints back to the same bytes. */
  public static WitnessRequest parse(byte[] bytes) throws Malformed {
    var text = Strict.text(bytes);
    int divide = text.indexOf("\n\n");
    Strict.check(divide >= 0, "No empty line behind the proof");
    var lines = Strict.lines(text.substring(0, divide + 1));
    long old = Strict.decimal(Strict.after("old", lines.getFirst()));
    var path = Strict.path(lines.subList(1, lines.size()));
    var note = SignedNote.parse(text.substring(divide + 2).getBytes(UTF_8));
    Checkpoint.parse(note.text());
    return new WitnessRequest(old, path, note);
  }

  /** The body's bytes. */
  public byte[] bytes() {
    var head = new StringBuilder("old ").append(old).append('\n');
    path.forEach(hash -> head.append(Strict.base64(hash)).append('\n'));
    head.append('\n').append(new String(note.bytes(), UTF_8));
    return head.toString().getBytes(UTF_8);
  }
}
