package org.evenhand.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the roots of the full subtrees that make it up, largest first.
 * It is all that appending needs, at most 63 hashes for any size. Not safe for several threads.
 */
public final class Frontier {
  private final List<byte[]> hashes;
  private long size;

  /** The frontier of an empty tree. */
  public Frontier() {
    this(0, List.of());
  }

  /**
   * Restores a frontier from what {@link #size} and {@link #hashes} gave.
   *
   * @throws IllegalArgumentException if that many hashes don't belong to that size
   */
  public Frontier(long size, List<byte[]> hashes) {
    if (size < 0 || hashes.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(hashes.size() + " hashes for a tree of " + size);
    }
    for (var hash : hashes) {
      MerkleHash.check(hash);
    }
    this.size = size;
    this.hashes = new ArrayList<>(hashes.stream().map(byte[]::clone).toList());
  }

  /** Appends the hash of one leaf. */
  public void append(byte[] leaf) {
    var hash = MerkleHash.check(leaf).clone();
    for (long full = size; (full & 1) == 1; full >>>= 1) {
      hash = MerkleHash.node(hashes.removeLast(), hash);
    }
    hashes.add(hash);
    size++;
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** The roots of its full subtrees, largest first. */
  public List<byte[]> hashes() {
    return hashes.stream().map(byte[]::clone).toList();
  }

  /** The tree's root (RFC 9162 §2.1.1). */
  public byte[] root() {
    if (hashes.isEmpty()) {
      return MerkleHash.root(List.of());
    }
    var hash = hashes.getLast();
    for (int i = hashes.size() - 2; i >= 0; i--) {
      hash = MerkleHash.node(hashes.get(i), hash);
    }
    return hash.clone();
  }
}
