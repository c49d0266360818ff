package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;

/** Cosignatures, byte by byte as C2SP tlog-cosignature has them, against another library. */
class CosignatureTest {
  private static final byte[] ROOT = MerkleHash.leaf("root".getBytes(UTF_8));
  private static final String TEXT = new Checkpoint("log.example/1", 20_852_163, ROOT).text();
  private static final long TIME = 1_679_315_147;

  private static byte[] mlDsaMessage(String cosigner) {
    return ByteBuffer.allocate(12 + 1 + cosigner.length() + 8 + 1 + 13 + 8 + 8 + 32)
        .put(HexFormat.of().parseHex("737562747265652f76310a00"))
        .put((byte) cosigner.length())
        .put(cosigner.getBytes(UTF_8))
        .putLong(TIME)
        .put((byte) 13)
        .put("log.example/1".getBytes(UTF_8))
        .putLong(0)
        .putLong(20_852_163)
        .put(ROOT)
        .array();
  }

  private static int id(String name, int type, byte[] key) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update((name + "\n").getBytes(UTF_8));
    digest.update((byte) type);
    return ByteBuffer.wrap(digest.digest(key)).getInt();
  }

  @Test
  void an_ml_dsa_cosignature_verifies_elsewhere_over_the_bytes_that_are_specified()
      throws Exception {
    var signer = TestLog.signer("w.example/pq", SignatureType.COSIGNATURE_ML_DSA_44);
    var made = signer.sign(TEXT, TIME);
    assertThat(made.bytes()).hasSize(8 + 2420);
    assertThat(ByteBuffer.wrap(made.bytes()).getLong()).isEqualTo(TIME);
    assertThat(made.id()).isEqualTo(id("w.example/pq", 6, signer.verifier().raw()));
    var other = new MLDSASigner();
    var raw = signer.verifier().raw();
    other.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, raw));
    var message = mlDsaMessage("w.example/pq");
    other.update(message, 0, message.length);
    assertThat(other.verifySignature(Arrays.copyOfRange(made.bytes(), 8, 2428))).isTrue();
  }

  @Test
  void an_ml_dsa_cosignature_made_elsewhere_verifies_here() throws Exception {
    var secret =
        new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, MerkleHash.leaf(new byte[0]));
    var raw = secret.getPublicKey();
    var key = VerifierKey.of("w", SignatureType.COSIGNATURE_ML_DSA_44, raw);
    var bytes = ByteBuffer.allocate(2428).putLong(TIME).put(sign(secret, mlDsaMessage("w")));
    var signature = new NoteSignature("w", id("w", 6, raw), bytes.array());
    assertThat(key.verify(TEXT, signature)).isEqualTo(TIME);
  }

  private static byte[] sign(MLDSAPrivateKeyParameters secret, byte[] message)
      throws CryptoException {
    var signer = new MLDSASigner();
    signer.init(true, secret);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Test
  void an_ed25519_cosignature_verifies_elsewhere_over_the_text_that_is_specified()
      throws Exception {
    var signer = TestLog.signer("w.example", SignatureType.COSIGNATURE_ED25519);
    var made = signer.sign(TEXT + "more\n", TIME);
    assertThat(made.id()).isEqualTo(id("w.example", 4, signer.verifier().raw()));
    var other = new Ed25519Signer();
    other.init(false, new Ed25519PublicKeyParameters(signer.verifier().raw()));
    var message = ("cosignature/v1\ntime 1679315147\n" + TEXT + "more\n").getBytes(UTF_8);
    other.update(message, 0, message.length);
    assertThat(other.verifySignature(Arrays.copyOfRange(made.bytes(), 8, 72))).isTrue();
  }
}
