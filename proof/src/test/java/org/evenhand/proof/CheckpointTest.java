package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.evenhand.proof.ProofException.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint("log.example", 5, MerkleHash.leaf(new byte[0]));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o\n1\n",
        "o\n01\nROOT\n",
        "o\n-1\nROOT\n",
        "o\n+1\nROOT\n",
        "o\n\nROOT\n",
        "\n1\nROOT\n",
        "o\n1\nROOT\n\n",
        "o\n1\nROOT\nx\n\ny\n",
        "o\n1\nAAAA\n",
        "o\n9223372036854775808\nROOT\n",
        "o\n99999999999999999999\nROOT\n",
        "o\n1\nROOT",
        "o\n1 \nROOT\n",
        "o\n٣\nROOT\n",
        "o\n1\n ROOT\n"
      })
  void what_is_no_checkpoint_is_refused(String form) {
    var text = form.replace("ROOT", Strict.base64(new byte[32]));
    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Checkpoint.parse(text));
  }

  @Test
  void a_checkpoint_keeps_its_extension_lines() throws Exception {
    var text = CHECKPOINT.text() + "more\nand more\n";
    var parsed = Checkpoint.parse(text);
    assertThat(parsed.extensions()).containsExactly("more", "and more");
    assertThat(parsed.text()).isEqualTo(text);
  }
}
