package org.evenhand.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The hashes of a Merkle tree (RFC 9162 §2.1.1, the same as RFC 6962 §2.1) with SHA-256. Leaves and
 * nodes are hashed behind different first bytes, so that neither can pass for the other.
 */
public final class MerkleHash {
  /** The size of every hash. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleHash() {}

  /** The hash of a leaf: SHA-256(0x00 ∥ bytes). */
  public static byte[] leaf(byte[] bytes) {
    return leaf(bytes, 0, bytes.length);
  }

  /** The hash of a leaf that is a part of an array. */
  public static byte[] leaf(byte[] bytes, int from, int length) {
    var digest = sha256();
    digest.update(LEAF);
    digest.update(bytes, from, length);
    return digest.digest();
  }

  /** The hash of a node: SHA-256(0x01 ∥ left ∥ right). */
  public static byte[] node(byte[] left, byte[] right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }

  /**
   * The root over the hashes of leaves, in order; of none it is SHA-256 of nothing.
   *
   * @param leaves each {@value #BYTES} bytes
   */
  public static byte[] root(List<byte[]> leaves) {
    return switch (leaves.size()) {
      case 0 -> sha256().digest();
      case 1 -> leaves.getFirst().clone();
      default -> {
        int split = split(leaves.size());
        yield node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
      }
    };
  }

  /** The largest power of two below {@code size}: how many leaves lie on the left. */
  static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  /** Gives back what has the size of a hash. */
  static byte[] check(byte[] hash) {
    if (hash.length != BYTES) {
      throw new IllegalArgumentException("A hash of " + hash.length + " bytes");
    }
    return hash;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
  }
}
