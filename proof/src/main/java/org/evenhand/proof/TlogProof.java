package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.evenhand.proof.Policy.Trusted;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;

/**
 * One file that shows without any network that an entry is in a log (C2SP tlog-proof).
 *
 * @param extra what an application adds; nobody has signed it. Nothing if empty
 * @param index the entry's place in the log
 * @param path the inclusion proof, from the leaf up
 * @param note the log's signed checkpoint, with cosignatures
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; nobody compares proofs
public record TlogProof(byte[] extra, long index, List<byte[]> path, SignedNote note) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";

  /** Keeps a copy. */
  public TlogProof {
    if (index < 0 || path.size() > Strict.MAX_PATH) {
      throw new IllegalArgumentException("No proof: " + index + ", " + path.size());
    }
    extra = extra.clone();
    path = path.stream().map(hash -> MerkleHash.check(hash).clone()).toList();
  }

  /** Parses a proof; what it gives prints back to the same bytes. */
  public static TlogProof parse(byte[] bytes) throws Malformed {
    var text = Strict.text(bytes);
    int divide = text.indexOf("\n\n");
    Strict.check(divide >= 0, "No empty line behind the proof");
    var lines = Strict.lines(text.substring(0, divide + 1));
    Strict.check(lines.getFirst().equals(HEADER), "Not %s", HEADER);
    boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
    var extra = hasExtra ? Strict.base64(Strict.after("extra", lines.get(1))) : new byte[0];
    // Without extra data the line is omitted, so that there is one way to say so.
    Strict.check(hasExtra == extra.length > 0, "An empty extra line");
    int at = hasExtra ? 2 : 1;
    Strict.check(lines.size() > at, "No index line");
    long index = Strict.decimal(Strict.after("index", lines.get(at)));
    var path = Strict.path(lines.subList(at + 1, lines.size()));
    var note = SignedNote.parse(text.substring(divide + 2).getBytes(UTF_8));
    Checkpoint.parse(note.text());
    return new TlogProof(extra, index, path, note);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    var head = new StringBuilder(HEADER).append('\n');
    if (extra.length > 0) {
      head.append("extra ").append(Strict.base64(extra)).append('\n');
    }
    head.append("index ").append(index).append('\n');
    path.forEach(hash -> head.append(Strict.base64(hash)).append('\n'));
    head.append('\n').append(new String(note.bytes(), UTF_8));
    return head.toString().getBytes(UTF_8);
  }

  /** A copy of the extra data. */
  @Override
  public byte[] extra() {
    return extra.clone();
  }

  /**
   * Verifies that an entry is in the log. The extra data is not part of what is verified.
   *
   * @param leaf the entry's hash as a leaf
   * @param policy whom to believe
   * @return the checkpoint that holds it
   */
  public Trusted verify(byte[] leaf, Policy policy) throws Malformed, Untrusted {
    var trusted = policy.verify(note);
    var checkpoint = trusted.checkpoint();
    if (!new InclusionProof(index, checkpoint.size(), path).verifies(leaf, checkpoint.root())) {
      throw new Untrusted("The entry isn't at " + index + " of " + checkpoint.size());
    }
    return trusted;
  }
}
