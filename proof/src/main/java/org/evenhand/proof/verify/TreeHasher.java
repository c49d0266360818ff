package org.evenhand.proof.verify;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A Merkle tree's root (RFC 9162 §2.1.1), leaf by leaf, without garbage: a record has millions of
 * them, and {@link org.evenhand.proof.MerkleHash}, which asks for a digest each time, took twice as
 * long. Of one thread.
 */
final class TreeHasher {
  private static final int BYTES = 32;
  private static final int MOST_HEIGHT = 64;

  private final MessageDigest sha256;
  private final byte[] stack = new byte[MOST_HEIGHT * BYTES];
  private final byte[] node = new byte[1 + 2 * BYTES];
  private long size;

  TreeHasher() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
    node[0] = 1;
  }

  /** Forgets all leaves. */
  void reset() {
    size = 0;
  }

  long size() {
    return size;
  }

  /** Appends a leaf of these bytes. */
  void leaf(byte[] bytes, int from, int length) {
    int top = Long.bitCount(size);
    sha256.update((byte) 0);
    sha256.update(bytes, from, length);
    digest(stack, top * BYTES);
    merge(top);
  }

  /** Appends a leaf of which the hash is known. */
  void append(byte[] hash) {
    int top = Long.bitCount(size);
    System.arraycopy(hash, 0, stack, top * BYTES, BYTES);
    merge(top);
  }

  // The stack holds the roots of full subtrees, largest first; each ended run of ones is a merge.
  private void merge(int last) {
    int top = last;
    for (long full = size; (full & 1) == 1; full >>>= 1) {
      top--;
      System.arraycopy(stack, top * BYTES, node, 1, 2 * BYTES);
      sha256.update(node);
      digest(stack, top * BYTES);
    }
    size++;
  }

  /** The root over all leaves; there must be one. */
  void root(byte[] into, int at) {
    int top = Long.bitCount(size) - 1;
    System.arraycopy(stack, top * BYTES, into, at, BYTES);
    while (--top >= 0) {
      System.arraycopy(stack, top * BYTES, node, 1, BYTES);
      System.arraycopy(into, at, node, 1 + BYTES, BYTES);
      sha256.update(node);
      digest(into, at);
    }
  }

  byte[] root() {
    var root = new byte[BYTES];
    root(root, 0);
    return root;
  }

  private void digest(byte[] into, int at) {
    try {
      sha256.digest(into, at, BYTES);
    } catch (DigestException impossible) {
      throw new IllegalStateException("a hash has 32 bytes", impossible);
    }
  }
}
