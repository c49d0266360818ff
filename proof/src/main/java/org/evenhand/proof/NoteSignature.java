package org.evenhand.proof;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.evenhand.proof.ProofException.Malformed;

/**
 * One signature line of a note (C2SP signed-note, "Signatures").
 *
 * @param name the key's name
 * @param id the key's id: together they say which key and which algorithm
 * @param bytes what the key made; a time comes first in cosignatures
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record NoteSignature(String name, int id, byte[] bytes) {
  private static final String DASH = "— ";

  /** Keeps a copy. */
  public NoteSignature {
    if (!isName(name) || bytes.length == 0) {
      throw new IllegalArgumentException("No signature: " + name);
    }
    bytes = bytes.clone();
  }

  /** Whether a key may be called so: something, without spaces or plus. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && Strict.isText(name)
        && name.codePoints().noneMatch(NoteSignature::isSpaceOrPlus);
  }

  private static boolean isSpaceOrPlus(int c) {
    // Unicode's White_Space: Java's two notions of it together, and NEL, which neither has.
    return c == '+' || c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Parses a line without its newline. */
  static NoteSignature parse(String line) throws Malformed {
    Strict.check(line.startsWith(DASH), "A signature line must start with an em dash");
    int space = line.lastIndexOf(' ');
    Strict.check(space >= DASH.length(), "A signature line without a name");
    var name = line.substring(DASH.length(), space);
    Strict.check(isName(name), "Not a key's name");
    var bytes = ByteBuffer.wrap(Strict.base64(line.substring(space + 1)));
    Strict.check(bytes.remaining() > Integer.BYTES, "A signature of %d bytes", bytes.remaining());
    int id = bytes.getInt();
    var rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return new NoteSignature(name, id, rest);
  }

  /** The line with its newline. */
  public String line() {
    var all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(id).put(bytes).array();
    return DASH + name + " " + Strict.base64(all) + "\n";
  }

  /** A copy of the bytes. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature that
        && id == that.id
        && name.equals(that.name)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * id + Arrays.hashCode(bytes);
  }
}
