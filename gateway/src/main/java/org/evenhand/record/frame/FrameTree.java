package org.evenhand.record.frame;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.MerkleHash;

/**
 * A frame's own small Merkle tree, made from the bytes as they lie. An access has the header as
 * leaf 0, who asked as leaf 1, the withheld counts as leaf 2 and line k as leaf 3+k: so a proof for
 * one line shows neither other people nor what was withheld. Every other frame is one leaf, its
 * body.
 *
 * <p>The tree holds the body alone. What the envelope says (position, time, kind) is bound by the
 * seal over a range of frames, which takes {@link #root} together with it.
 */
public final class FrameTree {
  /** The leaf of the header. */
  public static final int HEADER = 0;

  /** The leaf of who asked, and where their pages start. */
  public static final int WHO = 1;

  /** The leaf of the withheld counts. */
  public static final int WITHHELD = 2;

  /** The leaf of the first line. */
  public static final int FIRST_LINE = 3;

  private FrameTree() {}

  /** The hashes of the frame's leaves. */
  public static List<byte[]> leaves(RawFrame frame) {
    if (frame.kind() != Kind.ACCESS) {
      return List.of(MerkleHash.leaf(frame.body()));
    }
    var in = new FrameReader(frame.position(), frame.body());
    var leaves = new ArrayList<byte[]>();
    while (in.more()) {
      var section = in.section();
      leaves.add(MerkleHash.leaf(frame.body(), section.offset(), section.left()));
    }
    in.check(leaves.size() >= FIRST_LINE, "an access has a header, who asked and withheld counts");
    return leaves;
  }

  /**
   * The bytes of one leaf.
   *
   * @throws IndexOutOfBoundsException if the frame has no such leaf
   */
  public static byte[] bytes(RawFrame frame, int leaf) {
    if (frame.kind() != Kind.ACCESS) {
      java.util.Objects.checkIndex(leaf, 1);
      return frame.body().clone();
    }
    var in = new FrameReader(frame.position(), frame.body());
    for (int left = leaf; left > 0 && in.more(); left--) {
      in.section();
    }
    if (leaf < 0 || !in.more()) {
      throw new IndexOutOfBoundsException("the frame has no leaf " + leaf);
    }
    var section = in.section();
    return java.util.Arrays.copyOfRange(
        frame.body(), section.offset(), section.offset() + section.left());
  }

  /** The frame's root. */
  public static byte[] root(RawFrame frame) {
    return MerkleHash.root(leaves(frame));
  }

  /** What a seal binds of the frame's envelope: see {@code docs/public-log.md} §3. */
  public static byte[] envelope(RawFrame frame) {
    return Envelope.sealed(frame);
  }

  /** The frame's leaf in the tree of a seal. */
  public static byte[] sealLeaf(RawFrame frame) {
    return sealLeaf(envelope(frame), root(frame));
  }

  /** The leaf of a frame with that envelope and that root. */
  public static byte[] sealLeaf(byte[] envelope, byte[] root) {
    return MerkleHash.leaf(
        ByteBuffer.allocate(envelope.length + root.length).put(envelope).put(root).array());
  }

  /** Proves that a leaf is in the frame. */
  public static InclusionProof inclusion(RawFrame frame, int leaf) {
    return InclusionProof.of(leaf, leaves(frame));
  }
}
