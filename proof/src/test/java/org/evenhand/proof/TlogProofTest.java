package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
  private static final Signer LOG = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
  private static final Signer WITNESS =
      TestLog.signer("w.example", SignatureType.COSIGNATURE_ED25519);
  private static final Policy POLICY =
      new Policy(TestLog.ORIGIN, List.of(LOG.verifier()), List.of(WITNESS.verifier()), 1);

  private static TlogProof proof(TestLog log, byte[] extra, long index) throws Exception {
    var checkpoint = log.grow(400);
    var path = TileTree.open(log, checkpoint).inclusion(index).path();
    var note = SignedNote.sign(checkpoint.text(), 77, List.of(LOG, WITNESS));
    return new TlogProof(extra, index, path, note);
  }

  @Test
  void an_entry_is_shown_by_one_small_file() throws Exception {
    var log = new TestLog();
    var bytes = proof(log, new byte[0], 300).bytes();
    assertThat(bytes).hasSizeLessThan(4096);
    assertThat(new String(bytes, UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nindex 300\n");
    var trusted = TlogProof.parse(bytes).verify(log.leaf(300), POLICY);
    assertThat(trusted.checkpoint().size()).isEqualTo(400);
    assertThat(trusted.witnesses()).extracting(SignedNote.Verified::time).containsExactly(77L);
    assertThatExceptionOfType(Untrusted.class)
        .isThrownBy(() -> TlogProof.parse(bytes).verify(log.leaf(299), POLICY));
  }

  @Test
  void extra_data_is_carried_along() throws Exception {
    var log = new TestLog();
    var extra = "context".getBytes(UTF_8);
    var read = TlogProof.parse(proof(log, extra, 0).bytes());
    assertThat(read.extra()).isEqualTo(extra);
    assertThat(read.verify(log.leaf(0), POLICY).checkpoint().size()).isEqualTo(400);
  }

  @Test
  void no_byte_of_a_proof_can_be_changed() throws Exception {
    var log = new TestLog();
    var bytes = proof(log, new byte[0], 123).bytes();
    for (int at = 0; at < bytes.length; at++) {
      int bit = at % 8;
      var changed = bytes.clone();
      changed[at] ^= (byte) (1 << bit);
      assertThat(believes(changed, log.leaf(123))).as("byte %d bit %d", at, bit).isFalse();
      var shorter = java.util.Arrays.copyOf(bytes, at);
      assertThat(believes(shorter, log.leaf(123))).as("cut at %d", at).isFalse();
    }
    assertThat(believes(bytes, log.leaf(123))).isTrue();
  }

  private static boolean believes(byte[] bytes, byte[] leaf) {
    try {
      TlogProof.parse(bytes).verify(leaf, POLICY);
      return true;
    } catch (ProofException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HEAD\nNOTE",
        "HEAD\n\nNOTE",
        "HEAD\nindex 1\nNOTE",
        "HEAD\nindex 01\n\nNOTE",
        "HEAD\nindex  1\n\nNOTE",
        "HEAD\nindex 1\nAAAA\n\nNOTE",
        "HEAD\nextra \nindex 1\n\nNOTE",
        "HEAD\nextra AB==\nindex 1\n\nNOTE",
        "HEAD\nextra AA==\nextra AA==\nindex 1\n\nNOTE",
        "HEAD\nindex 1\nextra AA==\n\nNOTE",
        "c2sp.org/tlog-proof@v2\nindex 1\n\nNOTE",
        "HEAD\r\nindex 1\n\nNOTE",
        "HEAD\nindex 1\n\nno checkpoint\n\n— x AAAAAAA=\n",
        "HEAD\nindex 1\n\n\nNOTE"
      })
  void what_is_no_proof_is_refused(String form) {
    var text =
        form.replace("HEAD", "c2sp.org/tlog-proof@v1")
            .replace("NOTE", "o\n1\n" + Strict.base64(new byte[32]) + "\n\n— x AAAAAAA=\n");
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> TlogProof.parse(text.getBytes(UTF_8)));
  }
}
