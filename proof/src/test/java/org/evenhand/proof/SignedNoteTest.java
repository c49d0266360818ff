package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.ProofException.Untrusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example", 5, MerkleHash.leaf(new byte[0]));

  @Test
  void the_note_in_the_documentation_of_the_go_package_verifies() throws Exception {
    var key =
        VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    var bytes =
        """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """
            .getBytes(UTF_8);
    var note = SignedNote.parse(bytes);
    assertThat(note.verifiedBy(List.of(key))).containsExactly(new SignedNote.Verified(key, 0));
    assertThat(note.bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_key_signs_and_verifies_after_being_written_and_read(SignatureType type)
      throws Exception {
    var pair = Signer.generate(type);
    var key = VerifierKey.of("a.example/key", type, pair.getPublic());
    var signer = Signer.of(key, pair.getPrivate().getEncoded());
    var note = SignedNote.sign(CHECKPOINT.text(), 1_700_000_000, List.of(signer));
    var read = SignedNote.parse(note.bytes());
    var verified = read.verifiedBy(List.of(VerifierKey.parse(key.toString())));
    long time = type == SignatureType.ED25519 ? 0 : 1_700_000_000;
    assertThat(verified).containsExactly(new SignedNote.Verified(key, time));
    assertThat(VerifierKey.of("a.example/key", type, key.raw())).isEqualTo(key);
  }

  @ParameterizedTest
  @EnumSource
  void a_private_key_beside_anothers_public_one_is_refused(SignatureType type) throws Exception {
    var key = VerifierKey.of("a", type, Signer.generate(type).getPublic());
    var stranger = Signer.generate(type).getPrivate().getEncoded();
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Signer.of(key, stranger));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Signer.of(key, new byte[9]));
  }

  @ParameterizedTest
  @EnumSource
  void no_byte_of_a_signed_checkpoint_can_be_changed(SignatureType type) {
    var signer = TestLog.signer("log.example", type);
    var policy = Policy.of(signer.verifier());
    var bytes = SignedNote.sign(CHECKPOINT.text(), 1_700_000_000, List.of(signer)).bytes();
    assertThat(believes(policy, bytes)).isTrue();
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = at % 8; bit < 8; bit += bytes.length > 500 ? 8 : 1) {
        var changed = bytes.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThat(believes(policy, changed)).as("byte %d bit %d", at, bit).isFalse();
      }
    }
  }

  private static boolean believes(Policy policy, byte[] bytes) {
    try {
      policy.verify(SignedNote.parse(bytes));
      return true;
    } catch (ProofException e) {
      return false;
    }
  }

  @Test
  void unknown_signatures_are_set_aside_even_with_a_known_name_or_a_known_id() throws Exception {
    var known = TestLog.signer("log.example", SignatureType.ED25519);
    var right = known.sign(CHECKPOINT.text(), 0);
    var sameName = new NoteSignature("log.example", right.id() + 1, new byte[64]);
    var sameId = new NoteSignature("other.example", right.id(), new byte[64]);
    var odd = new NoteSignature("odd.example", 7, new byte[3]);
    var note = new SignedNote(CHECKPOINT.text(), List.of(sameName, sameId, odd, right));
    var read = SignedNote.parse(note.bytes());
    assertThat(read.verifiedBy(List.of(known.verifier()))).hasSize(1);
    assertThat(read.signatures()).hasSize(4);
    var unknown = new SignedNote(CHECKPOINT.text(), List.of(sameName, sameId, odd));
    assertThatExceptionOfType(Untrusted.class)
        .isThrownBy(() -> unknown.verifiedBy(List.of(known.verifier())));
  }

  @Test
  void one_wrong_signature_of_a_known_key_spoils_the_note() {
    var one = TestLog.signer("one.example", SignatureType.ED25519);
    var two = TestLog.signer("two.example", SignatureType.ED25519);
    var wrong = new NoteSignature("two.example", two.verifier().id(), new byte[64]);
    var note = new SignedNote(CHECKPOINT.text(), List.of(one.sign(CHECKPOINT.text(), 0), wrong));
    assertThatExceptionOfType(Untrusted.class)
        .isThrownBy(() -> note.verifiedBy(List.of(one.verifier(), two.verifier())));
  }

  @Test
  void a_key_that_signed_twice_counts_once_with_its_latest_time() throws Exception {
    var witness = TestLog.signer("w.example", SignatureType.COSIGNATURE_ED25519);
    var text = CHECKPOINT.text();
    var note = new SignedNote(text, List.of(witness.sign(text, 20), witness.sign(text, 10)));
    assertThat(note.verifiedBy(List.of(witness.verifier())))
        .containsExactly(new SignedNote.Verified(witness.verifier(), 20));
  }

  @Test
  void sixteen_signatures_are_read_and_a_thousand_are_refused() throws Exception {
    var signature = new NoteSignature("x", 1, new byte[2428]);
    var some = new SignedNote("text\n", Collections.nCopies(16, signature));
    assertThat(SignedNote.parse(some.bytes())).isEqualTo(some);
    var small = new NoteSignature("x", 1, new byte[8]);
    var many = new SignedNote("text\n", Collections.nCopies(1000, small));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.parse(many.bytes()));
    var large = new SignedNote("text\n".repeat(300_000), List.of(small));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> SignedNote.parse(large.bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "a\n",
        "a\n\n",
        "a\n\n\n",
        "a\n\n— x",
        "a\n\n— x AAAAAAA=",
        "a— x AAAAAAA=\n",
        "a\n\n— x \n",
        "a\n\n— x AAAAAA==\n",
        "a\n\n-- x AAAAAAA=\n",
        "a\n\n— x AAAAAAA=\n\n",
        "a\n\n— x AAAAAAB=\n",
        "a\n\n—  AAAAAAA=\n",
        "a\n\n— x+y AAAAAAA=\n",
        "a\n\n— x y AAAAAAA=\n",
        "a\n\n— x\u00a0y AAAAAAA=\n",
        "a\n\n— x\u0085y AAAAAAA=\n",
        "a\n\n— x\u2003y AAAAAAA=\n",
        "a\r\n\n— x AAAAAAA=\n",
        "a\t\n\n— x AAAAAAA=\n",
        "a\n\n— x AAAAAAA=\r\n",
        "a\n\n— x AAAA AAA=\n",
        "a\n\n— x AAAAAAA\n"
      })
  void what_is_no_note_is_refused(String text) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> SignedNote.parse(text.getBytes(UTF_8)));
  }

  @Test
  void the_text_may_hold_empty_lines_and_lines_that_look_like_signatures() throws Exception {
    var bytes = "a\n\n— x AAAAAAA=\n\nb\n\n— y AAAAAAA=\n".getBytes(UTF_8);
    var note = SignedNote.parse(bytes);
    assertThat(note.text()).isEqualTo("a\n\n— x AAAAAAA=\n\nb\n");
    assertThat(note.signatures()).extracting(NoteSignature::name).containsExactly("y");
  }

  @Test
  void a_key_for_cosignatures_of_checkpoints_signs_nothing_else() {
    var signer = TestLog.signer("log.example", SignatureType.COSIGNATURE_ML_DSA_44);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> signer.sign("Anything.\n", 1));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> signer.sign(CHECKPOINT.text(), -1));
  }

  @Test
  void a_name_that_an_ml_dsa_message_has_no_room_for_is_refused_with_the_key() throws Exception {
    var type = SignatureType.COSIGNATURE_ML_DSA_44;
    var pair = Signer.generate(type);
    assertThat(VerifierKey.of("x".repeat(255), type, pair.getPublic()).name()).hasSize(255);
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> VerifierKey.of("x".repeat(256), type, pair.getPublic()));
  }
}
