package org.evenhand.proof;

import java.util.Arrays;
import java.util.List;
import org.evenhand.proof.ProofException.Malformed;

/**
 * What a log says of itself: so many entries, under this root (C2SP tlog-checkpoint, "Note text").
 * It is the text of a {@link SignedNote}; by itself it is not to be believed.
 *
 * @param origin the log's identity
 * @param size how many entries
 * @param root the root over them
 * @param extensions further lines, which no monitor can audit; usually none
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by its text
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if no text could say this
   */
  public Checkpoint {
    root = MerkleHash.check(root).clone();
    extensions = List.copyOf(extensions);
    if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("No checkpoint: " + origin + ", " + size);
    }
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(String origin, long size, byte[] root) {
    this(origin, size, root, List.of());
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.indexOf('\n') < 0 && Strict.isText(line);
  }

  /** Parses the text of a note; what it gives prints back to the same text. */
  public static Checkpoint parse(String text) throws Malformed {
    var lines = Strict.lines(text);
    Strict.check(lines.size() >= 3, "A checkpoint of %d lines", lines.size());
    Strict.check(lines.stream().allMatch(Checkpoint::isLine), "An empty line or no text");
    long size = Strict.decimal(lines.get(1));
    return new Checkpoint(
        lines.get(0), size, Strict.hash(lines.get(2)), lines.subList(3, lines.size()));
  }

  /** The note's text. */
  public String text() {
    var text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n');
    text.append(Strict.base64(root)).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** A copy of the root. */
  @Override
  public byte[] root() {
    return root.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return text();
  }
}
