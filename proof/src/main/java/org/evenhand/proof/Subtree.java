package org.evenhand.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of leaves whose root can be proven against a tree (draft-ietf-plants-merkle-tree-certs
 * §4). The ranges [0, m) are the earlier trees, the ranges [i, i + 1) the single leaves; so its
 * proofs are the general form of {@link ConsistencyProof} and {@link InclusionProof}.
 *
 * @param start the first leaf
 * @param end the leaf behind the last
 */
public record Subtree(long start, long end) {
  /** Whether the range is one: its start a multiple of its size rounded up to a power of two. */
  public boolean isValid() {
    if (start < 0 || start > end) {
      return false;
    }
    long size = end - start;
    // Above 2^62 the next power of two is no positive long; only zero is a multiple of it.
    return size > 1L << 62 ? start == 0 : (start & (ceiling(size) - 1)) == 0;
  }

  private static long ceiling(long size) {
    return size <= 1 ? 1 : Long.highestOneBit(size - 1) << 1;
  }

  /**
   * Verifies that a leaf stands in this subtree (§4.3.3). Anything malformed is refused like a
   * wrong hash.
   *
   * @param index the leaf's index in the whole tree
   * @param leaf the leaf's hash
   * @param path the hashes of the siblings, from the leaf up
   * @param root the subtree's root, trusted
   */
  public boolean includes(long index, byte[] leaf, List<byte[]> path, byte[] root) {
    return isValid()
        && index >= start
        && new InclusionProof(index - start, end - start, path).verifies(leaf, root);
  }

  /**
   * Verifies that this subtree holds the same leaves as the tree does (§4.4.3). Anything malformed
   * is refused like a wrong hash. An empty subtree agrees with every tree and proves nothing.
   *
   * @param size the tree's size
   * @param path the proof
   * @param root the subtree's root
   * @param treeRoot the tree's root
   */
  public boolean isConsistent(long size, List<byte[]> path, byte[] root, byte[] treeRoot) {
    if (!isValid() || end > size || !areHashes(path)) {
      return false;
    }
    if (start == end) {
      return path.isEmpty() && MessageDigest.isEqual(root, MerkleHash.root(List.of()));
    }
    return new Climb(start, end - 1, size - 1).reaches(path, root, treeRoot);
  }

  private static boolean areHashes(List<byte[]> path) {
    return path.stream().allMatch(hash -> hash.length == MerkleHash.BYTES);
  }

  /** The three numbers of §4.4.3: first and last leaf of the subtree, last leaf of the tree. */
  private static final class Climb {
    private long first;
    private long last;
    private long end;

    Climb(long first, long last, long end) {
      this.first = first;
      this.last = last;
      this.end = end;
    }

    boolean reaches(List<byte[]> path, byte[] root, byte[] treeRoot) {
      while (first != last && (last == end || (last & 1) == 1)) {
        up();
      }
      if (first != last && path.isEmpty()) {
        return false;
      }
      var known = first == last;
      var small = known ? root : path.getFirst();
      var large = small;
      for (var hash : known ? path : path.subList(1, path.size())) {
        if (end == 0) {
          return false;
        }
        if ((last & 1) == 1 || last == end) {
          small = first < last ? MerkleHash.node(hash, small) : small;
          large = MerkleHash.node(hash, large);
          skip();
        } else {
          large = MerkleHash.node(large, hash);
        }
        up();
      }
      return end == 0
          && MessageDigest.isEqual(small, root)
          && MessageDigest.isEqual(large, treeRoot);
    }

    // Past the levels at which this node has no sibling and so moves up as it is.
    private void skip() {
      while ((last & 1) == 0 && end != 0) {
        up();
      }
    }

    private void up() {
      first >>>= 1;
      last >>>= 1;
      end >>>= 1;
    }
  }

  /**
   * The parts of the tree whose roots, in order, are the proof for {@link #isConsistent} (§4.4.1).
   *
   * @param size the tree's size
   * @throws IndexOutOfBoundsException if this is no subtree of that tree
   */
  List<Subtree> proof(long size) {
    if (!isValid() || end > size) {
      throw new IndexOutOfBoundsException(this + " is no subtree of a tree of " + size);
    }
    var parts = new ArrayList<Subtree>();
    if (start < end) {
      new Subtree(0, size).collect(this, true, parts);
    }
    return parts;
  }

  // This is the part of the tree that we are in; known, as long as its verifier knows the root.
  private void collect(Subtree wanted, boolean known, List<Subtree> parts) {
    if (wanted.equals(this)) {
      if (!known) {
        parts.add(this);
      }
      return;
    }
    long split = start + split(end - start);
    var left = new Subtree(start, split);
    var right = new Subtree(split, end);
    if (wanted.end <= split) {
      left.collect(wanted, known, parts);
      parts.add(right);
    } else {
      var rest = new Subtree(Math.max(split, wanted.start), wanted.end);
      right.collect(rest, known && wanted.start >= split, parts);
      parts.add(left);
    }
  }

  /** The largest power of two below {@code size}: how many leaves lie on the left. */
  static long split(long size) {
    return Long.highestOneBit(size - 1);
  }
}
