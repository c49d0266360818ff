package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.verify.LineProof.Part;

/**
 * A proof of the second line of an access, under trees of any size: the siblings on the way are
 * arbitrary, and the roots are what they lead to.
 */
final class ProofOfALine {
  static final String ORIGIN = "platform.example/log";

  // The header of the worked example in docs/record-format.md §13, but with 25 lines.
  static final byte[] HEADER =
      HexFormat.of()
          .parseHex(
              "000102030405060708090a0b0c0d0e0f0a73756e6e792d6d6170730f506572736f6e616c69736174696f6e"
                  + "0307667269656e64730670686f746f730c70726f66696c652e6e616d6512474554202f76312f6d65"
                  + "2f667269656e647337667269656e64732e6c696d6974283235297b69642c6e616d652c70686f746f"
                  + "732e6c696d69742831297b69642c74616b656e5f61747d7d96fba4b00d8094ef3a315b0700000000"
                  + "00980b000007323032362d3032066167722d31370019");

  // A photo's line with one who is tagged.
  static final byte[] LINE =
      HexFormat.of()
          .parseHex(
              "02965cf890fe00c3159aec79ffed29070a664e44c5be8e7183ef56d5cd55a9806301"
                  + "b3cc1420b2f1e95df2f93cff0af217e603");

  private static final int LINES = 25;

  private final Random random = new Random(1);
  private byte[] header = HEADER;
  private final Signer log = signer(SignatureType.ED25519);
  private final Signer second = signer(SignatureType.COSIGNATURE_ML_DSA_44);

  private static Signer signer(SignatureType type) {
    try {
      return Signer.of(ORIGIN, type, Signer.generate(type));
    } catch (ProofException impossible) {
      throw new AssertionError(impossible);
    }
  }

  String key() {
    return log.verifier().toString();
  }

  Trust trust() {
    return new Trust(List.of(log.verifier()), List.of(), 0);
  }

  /** From now on with this header. */
  ProofOfALine with(byte[] other) {
    header = other;
    return this;
  }

  /** The proof, in a log and under a seal of such sizes. */
  LineProof of(long entries, long frames) {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < LINES + 3; i++) {
      leaves.add(i == 0 ? header : i == 4 ? LINE : hash());
    }
    var hashes = leaves.stream().map(MerkleHash::leaf).toList();
    var envelope =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x0101)
            .putInt(3)
            .putLong(482_113)
            .putLong(1_795_464_907_123_456L)
            .array();
    var frame =
        MerkleHash.leaf(ByteBuffer.allocate(56).put(envelope).put(MerkleHash.root(hashes)).array());
    long index = frames / 3;
    var inSeal = siblings(frame, index, frames);
    var seal = seal(482_113 - index, frames, Climb.root(frame, inSeal));
    var place = siblings(MerkleHash.leaf(seal), entries / 3, entries);
    var root = Climb.root(MerkleHash.leaf(seal), place);
    var note =
        SignedNote.sign(
            new Checkpoint(ORIGIN, entries, root).text(), 1_795_464_909, List.of(log, second));
    return LineProof.of(
        place, note, seal, inSeal, envelope, part(hashes, 0, header), part(hashes, 4, LINE));
  }

  private static Part part(List<byte[]> hashes, int index, byte[] bytes) {
    return new Part(InclusionProof.of(index, hashes), bytes);
  }

  private byte[] seal(long from, long frames, byte[] root) {
    return """
    {"at":"2026-11-23T20:15:08.000000Z","count":%d,"from":%d,"log":"%s","previous":"%s",\
    "root":"%s","to":%d,"type":"seal"}\
    """
        .formatted(
            frames,
            from,
            hex().substring(32),
            hex(),
            HexFormat.of().formatHex(root),
            from + frames - 1)
        .getBytes(UTF_8);
  }

  private String hex() {
    return HexFormat.of().formatHex(hash());
  }

  private byte[] hash() {
    var hash = new byte[32];
    random.nextBytes(hash);
    return hash;
  }

  /** The only number of siblings that fits an index and a size. */
  private InclusionProof siblings(byte[] leaf, long index, long size) {
    var path = new ArrayList<byte[]>();
    var proof = new InclusionProof(index, size, path);
    while (Climb.root(leaf, proof).length == 0) {
      path.add(hash());
      proof = new InclusionProof(index, size, path);
    }
    return proof;
  }
}
