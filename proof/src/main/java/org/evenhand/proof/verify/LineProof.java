package org.evenhand.proof.verify;

import static org.evenhand.proof.verify.BodyReader.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.Policy;
import org.evenhand.proof.Policy.Trusted;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TlogProof;
import org.evenhand.proof.verify.PublicEntry.Seal;

/**
 * Shows one line that left, and what it left for, under a signed checkpoint ({@code
 * docs/public-log.md} §7). It shows no other line, not who asked, not what was withheld.
 *
 * @param entry the seal's entry in the log
 * @param seal that entry's bytes
 * @param frame the frame's place under the seal
 * @param envelope what the seal binds of the frame's envelope
 * @param header the header's place in the frame, and its bytes
 * @param line the line's place in the frame, and its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // parts of one file; nobody compares proofs
public record LineProof(
    TlogProof entry, byte[] seal, InclusionProof frame, byte[] envelope, Part header, Part line) {
  private static final int VERSION = 1;
  private static final int ENVELOPE = FrameHasher.ENVELOPE - FrameHasher.SEALED_FROM;
  private static final int FIRST_LINE = 3;
  private static final int ACCESS = 1;

  // ML-DSA signatures have 2,420 bytes, all others known here fewer than 100.
  private static final int LONG_SIGNATURE = 1000;

  /**
   * A leaf of the frame's own tree.
   *
   * @param place where it stands
   * @param bytes what it says
   */
  @SuppressWarnings("ArrayRecordComponent") // a part of one file
  public record Part(InclusionProof place, byte[] bytes) {}

  /**
   * What a proof shows, once it was verified.
   *
   * @param trusted the checkpoint that holds the seal, and who signed it
   * @param position the frame's place in the record
   * @param time when the frame was written
   * @param header what left for what
   * @param number which line of the frame, from 0
   * @param line the line
   */
  public record Shown(
      Trusted trusted,
      long position,
      Instant time,
      AccessHeader header,
      long number,
      LineContent line) {}

  /**
   * Puts a proof together.
   *
   * @param place the seal's entry in the log
   * @param note the checkpoint of that log; its longest signatures are left out
   */
  public static LineProof of(
      InclusionProof place,
      SignedNote note,
      byte[] seal,
      InclusionProof frame,
      byte[] envelope,
      Part header,
      Part line) {
    var unfinished =
        new LineProof(
            new TlogProof(new byte[0], place.index(), place.path(), brief(note)),
            seal,
            frame,
            envelope,
            header,
            line);
    var entry = new TlogProof(unfinished.extra(), place.index(), place.path(), brief(note));
    return new LineProof(entry, seal, frame, envelope, header, line);
  }

  private static SignedNote brief(SignedNote note) {
    var brief = note.signatures().stream().filter(LineProof::isBrief).toList();
    return brief.isEmpty() ? note : new SignedNote(note.text(), brief);
  }

  private static boolean isBrief(NoteSignature signature) {
    return signature.bytes().length < LONG_SIGNATURE;
  }

  private byte[] extra() {
    var out = new BodyWriter().u8(VERSION).section(seal);
    out.varint(frame.index()).hashes(frame.path()).raw(envelope).varint(header.place().size());
    for (var part : List.of(header, line)) {
      out.varint(part.place().index()).section(part.bytes()).hashes(part.place().path());
    }
    return out.bytes();
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return entry.bytes();
  }

  /** Parses a proof; what it gives prints back to the same bytes. */
  public static LineProof parse(byte[] bytes) throws Malformed {
    var entry = TlogProof.parse(bytes);
    var in = new BodyReader(entry.extra());
    check(in.more() && in.u8() == VERSION, "it is no proof of a line, or one of another version");
    var seal = in.sectionBytes();
    long count = sealed(seal).count();
    var frame = new InclusionProof(in.varint(), count, in.hashes());
    var envelope = in.raw(ENVELOPE);
    long leaves = in.varint();
    var proof = new LineProof(entry, seal, frame, envelope, part(in, leaves), part(in, leaves));
    in.done();
    return proof;
  }

  private static Part part(BodyReader in, long leaves) throws Malformed {
    long index = in.varint();
    var bytes = in.sectionBytes();
    return new Part(new InclusionProof(index, leaves, in.hashes()), bytes);
  }

  private static Seal sealed(byte[] entry) throws Malformed {
    check(PublicEntry.parse(entry) instanceof Seal, "its entry is no seal");
    return (Seal) PublicEntry.parse(entry);
  }

  /**
   * Verifies all of it, from the line up to the checkpoint's signatures.
   *
   * @param policy whom to believe
   * @throws ProofException if it does not show what it says
   */
  public Shown verify(Policy policy) throws ProofException {
    var trusted = entry.verify(MerkleHash.leaf(seal), policy);
    var range = sealed(seal);
    var in = ByteBuffer.wrap(envelope).order(ByteOrder.LITTLE_ENDIAN);
    check(in.get(0) == 1 && in.get(1) == ACCESS && in.getShort(2) == 0, "its frame is no access");
    long position = in.getLong(8);
    boolean fits = frame.size() == range.count() && frame.index() == position - range.from();
    must(fits, "its position is not the one that was sealed");
    var root = frameRoot(range);
    must(holds(line, root), "the line is not in the frame");
    var told = AccessHeader.parse(ByteBuffer.wrap(header.bytes()));
    long number = line.place().index() - FIRST_LINE;
    must(number >= 0 && line.place().size() == header.place().size(), "it shows no line");
    must(header.place().size() == told.lines() + FIRST_LINE, "the frame has other lines");
    var time = Instant.EPOCH.plus(in.getLong(16), ChronoUnit.MICROS);
    var content = LineContent.parse(ByteBuffer.wrap(line.bytes()));
    return new Shown(trusted, position, time, told, number, content);
  }

  /** The frame's root, which stands nowhere in the proof: the header leads to it. */
  private byte[] frameRoot(Seal range) throws Untrusted {
    must(header.place().index() == 0, "its header is not the frame's first leaf");
    var root = Climb.root(MerkleHash.leaf(header.bytes()), header.place());
    must(root.length > 0, "the header is in no frame");
    var leaf = ByteBuffer.allocate(ENVELOPE + root.length).put(envelope).put(root).array();
    var sealRoot = HexFormat.of().parseHex(range.root());
    must(frame.verifies(MerkleHash.leaf(leaf), sealRoot), "the frame is not the one sealed");
    return root;
  }

  private static boolean holds(Part part, byte[] root) {
    return part.place().verifies(MerkleHash.leaf(part.bytes()), root);
  }

  private static void must(boolean holds, String otherwise) throws Untrusted {
    if (!holds) {
      throw new Untrusted(otherwise);
    }
  }
}
