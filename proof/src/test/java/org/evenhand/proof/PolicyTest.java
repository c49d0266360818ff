package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.proof.ProofException.Untrusted;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example", 5, MerkleHash.leaf(new byte[0]));

  @Test
  void extension_lines_that_only_an_ml_dsa_key_stands_for_are_not_believed() throws Exception {
    var signer = TestLog.signer("log.example", SignatureType.COSIGNATURE_ML_DSA_44);
    var text = CHECKPOINT.text() + "more\n";
    var note = SignedNote.sign(text, 1, List.of(signer));
    assertThat(note.verifiedBy(List.of(signer.verifier()))).hasSize(1);
    assertThatExceptionOfType(Untrusted.class)
        .isThrownBy(() -> Policy.of(signer.verifier()).verify(note));
  }

  @Test
  void a_quorum_counts_witnesses_and_not_keys() throws Exception {
    var log = TestLog.signer("log.example", SignatureType.ED25519);
    var ed = TestLog.signer("w1.example", SignatureType.COSIGNATURE_ED25519);
    var pq = TestLog.signer("w1.example", SignatureType.COSIGNATURE_ML_DSA_44);
    var other = TestLog.signer("w2.example", SignatureType.COSIGNATURE_ED25519);
    var witnesses = Stream.of(ed, pq, other).map(Signer::verifier).toList();
    var policy = new Policy("log.example", List.of(log.verifier()), witnesses, 2);
    var text = CHECKPOINT.text();
    var one = SignedNote.sign(text, 9, List.of(log, ed, pq));
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> policy.verify(one));
    var two = one.with(List.of(other.sign(text, 8), ed.sign(text, 9)));
    assertThat(two.signatures()).hasSize(4);
    var trusted = policy.verify(SignedNote.parse(two.bytes()));
    assertThat(trusted.checkpoint()).isEqualTo(CHECKPOINT);
    assertThat(trusted.witnesses()).extracting(SignedNote.Verified::time).contains(9L, 9L, 8L);
    var withoutLog = SignedNote.sign(text, 9, List.of(ed, other));
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> policy.verify(withoutLog));
    var elsewhere = new Policy("other.example", List.of(log.verifier()), List.of(), 0);
    assertThatExceptionOfType(Untrusted.class).isThrownBy(() -> elsewhere.verify(two));
  }

  @Test
  void a_quorum_that_nobody_can_meet_is_refused() {
    var log = TestLog.signer("log.example", SignatureType.ED25519);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Policy("o", List.of(log.verifier()), new ArrayList<>(), 1));
  }

  @Test
  void a_key_is_one_witness_and_never_the_logs_own_and_always_for_cosignatures() throws Exception {
    var log = TestLog.signer("log.example", SignatureType.ED25519).verifier();
    var type = SignatureType.COSIGNATURE_ED25519;
    var one = TestLog.signer("one.example", type).verifier();
    var again = VerifierKey.of("two.example", type, one.raw());
    var logAgain = VerifierKey.of("two.example", type, log.raw());
    var plain = TestLog.signer("two.example", SignatureType.ED25519).verifier();
    for (var second : List.of(again, logAgain, plain)) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .as(second.toString())
          .isThrownBy(() -> new Policy("o", List.of(log), List.of(one, second), 1));
    }
  }
}
