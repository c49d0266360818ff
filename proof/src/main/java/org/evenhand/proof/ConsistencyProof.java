package org.evenhand.proof;

import java.util.List;
import java.util.Objects;

/**
 * Shows that a tree grew from an earlier one by appending alone (RFC 9162 §2.1.4).
 *
 * @param from how many leaves the earlier tree has
 * @param to how many leaves the later one has
 * @param path the hashes that prove it
 */
public record ConsistencyProof(long from, long to, List<byte[]> path) {
  /** Keeps a copy. */
  public ConsistencyProof {
    path = path.stream().map(byte[]::clone).toList();
  }

  /**
   * Makes the proof (§2.1.4.1).
   *
   * @param from the earlier tree's size, at least 1
   * @param leaves the hashes of all leaves of the later tree
   * @throws IndexOutOfBoundsException if there is no such earlier tree
   */
  public static ConsistencyProof of(int from, List<byte[]> leaves) {
    Objects.checkIndex(from - 1, leaves.size());
    var path =
        new Subtree(0, from)
            .proof(leaves.size()).stream()
                .map(part -> leaves.subList((int) part.start(), (int) part.end()))
                .map(MerkleHash::root)
                .toList();
    return new ConsistencyProof(from, leaves.size(), path);
  }

  /**
   * Verifies (§2.1.4.2). Anything malformed, too short or too long is refused like a wrong hash. So
   * is an empty earlier tree: every tree grows from it, and nothing can be proven about it.
   *
   * @param older the earlier tree's root
   * @param newer the later tree's root
   */
  public boolean verifies(byte[] older, byte[] newer) {
    return from > 0 && new Subtree(0, from).isConsistent(to, path, older, newer);
  }
}
