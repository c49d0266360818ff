package org.evenhand.proof.verify;

import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.MerkleHash;

/** From a leaf up to the root that its proof leads to (RFC 9162 §2.1.3.2). */
final class Climb {
  private Climb() {}

  /** The root; empty if the proof has not the form of one. */
  static byte[] root(byte[] leaf, InclusionProof proof) {
    long node = proof.index();
    long last = proof.size() - 1;
    if (node < 0 || node > last) {
      return new byte[0];
    }
    var hash = leaf;
    for (var sibling : proof.path()) {
      if (last == 0) {
        return new byte[0];
      }
      if ((node & 1) == 1 || node == last) {
        hash = MerkleHash.node(sibling, hash);
        // Past the levels at which this node has no sibling and so moves up as it is.
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>>= up;
        last >>>= up;
      } else {
        hash = MerkleHash.node(hash, sibling);
      }
      node >>>= 1;
      last >>>= 1;
    }
    return last == 0 ? hash : new byte[0];
  }
}
