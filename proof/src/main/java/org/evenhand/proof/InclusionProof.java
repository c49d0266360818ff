package org.evenhand.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that a leaf stands at a place in a tree (RFC 9162 §2.1.3).
 *
 * @param index the leaf's place, from 0
 * @param size how many leaves the tree has
 * @param path the hashes of the siblings, from the leaf up
 */
public record InclusionProof(long index, long size, List<byte[]> path) {
  /** Keeps a copy. */
  public InclusionProof {
    path = path.stream().map(byte[]::clone).toList();
  }

  /**
   * Makes the proof for one leaf (§2.1.3.1).
   *
   * @param index which, from 0
   * @param leaves the hashes of all leaves
   * @throws IndexOutOfBoundsException if there is no such leaf
   */
  public static InclusionProof of(int index, List<byte[]> leaves) {
    java.util.Objects.checkIndex(index, leaves.size());
    var path = new ArrayList<byte[]>();
    collect(index, leaves, path);
    return new InclusionProof(index, leaves.size(), path);
  }

  private static void collect(int index, List<byte[]> leaves, List<byte[]> into) {
    if (leaves.size() == 1) {
      return;
    }
    int split = MerkleHash.split(leaves.size());
    var left = leaves.subList(0, split);
    var right = leaves.subList(split, leaves.size());
    if (index < split) {
      collect(index, left, into);
      into.add(MerkleHash.root(right));
    } else {
      collect(index - split, right, into);
      into.add(MerkleHash.root(left));
    }
  }

  /**
   * Verifies (§2.1.3.2). Anything malformed, too short or too long is refused like a wrong hash.
   *
   * @param leaf the leaf's hash
   * @param root the root that is trusted
   * @return whether the leaf stands at that index of the tree of that size and root
   */
  public boolean verifies(byte[] leaf, byte[] root) {
    if (index < 0 || index >= size || leaf.length != MerkleHash.BYTES) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0 || sibling.length != MerkleHash.BYTES) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = MerkleHash.node(sibling, hash);
        // Up past the levels at which this node has no sibling and so moves up as it is.
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= up;
        last >>>= up;
      } else {
        hash = MerkleHash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 && MessageDigest.isEqual(hash, root);
  }
}
