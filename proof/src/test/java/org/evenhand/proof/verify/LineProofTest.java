package org.evenhand.proof.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.verify.LineProof.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of one line, and the program that checks it. */
final class LineProofTest {
  private final ProofOfALine made = new ProofOfALine();
  @TempDir private Path place;

  private Shown verify(byte[] bytes) throws ProofException {
    var trust = made.trust();
    var policy = new Policy(ProofOfALine.ORIGIN, trust.keys(), List.of(), 0);
    return LineProof.parse(bytes).verify(policy);
  }

  @Test
  void a_proof_shows_the_header_and_one_line() throws ProofException {
    var shown = verify(made.of(1000, 77).bytes());
    assertThat(shown.position()).isEqualTo(482_113);
    assertThat(shown.time()).isEqualTo("2026-11-23T20:15:07.123456Z");
    assertThat(shown.header().app()).isEqualTo("sunny-maps");
    assertThat(shown.header().terms()).isEqualTo("2026-02");
    assertThat(shown.header().lines()).isEqualTo(25);
    assertThat(shown.number()).isEqualTo(1);
    assertThat(shown.line().owner()).isEqualTo("965cf890fe00c3159aec79ffed29070a");
    assertThat(shown.line().fieldNumbers()).isEqualTo("0, 1");
    assertThat(LineProofText.lines(shown))
        .anyMatch(line -> line.contains("Personalisation"))
        .anyMatch(line -> line.contains("GET /v1/me/friends"));
  }

  @Test
  void a_proof_takes_at_most_4_kilobytes_in_a_log_of_many_years() throws ProofException {
    var bytes = made.of(1 << 25, 20_000).bytes();
    assertThat(bytes).hasSizeLessThanOrEqualTo(4096);
    assertThat(verify(bytes).trusted().log()).hasSize(1);
    // With the most frames that a seal may cover.
    assertThat(made.of(1L << 40, 1 << 20).bytes()).hasSizeLessThanOrEqualTo(4096);
  }

  @Test
  void a_proof_prints_back_to_the_same_bytes() throws ProofException {
    for (long entries : new long[] {1, 2, 3, 255, 256, 257, 100_000}) {
      for (long frames : new long[] {1, 2, 3, 1000}) {
        var bytes = made.of(entries, frames).bytes();
        assertThat(LineProof.parse(bytes).bytes()).isEqualTo(bytes);
        verify(bytes);
      }
    }
  }

  @Test
  void a_proof_with_any_byte_changed_shows_nothing() throws ProofException {
    var bytes = made.of(300, 5).bytes();
    var missed = new ArrayList<Integer>();
    for (int at = 0; at < bytes.length; at++) {
      var altered = bytes.clone();
      altered[at] ^= (byte) (1 << at % Byte.SIZE);
      try {
        verify(altered);
        missed.add(at);
      } catch (ProofException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void a_proof_cut_short_or_with_more_behind_it_is_refused() throws ProofException {
    var bytes = made.of(300, 5).bytes();
    for (int length = 0; length < bytes.length; length += 7) {
      var cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> verify(cut)).isInstanceOf(ProofException.class);
    }
    var longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> verify(longer)).isInstanceOf(ProofException.class);
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        Verifier.run(List.of(arguments), new PrintStream(out, true), new PrintStream(err, true));
    return new Ran(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void the_program_tells_a_right_proof_from_a_wrong_one_by_its_exit_code() throws IOException {
    var file = place.resolve("line.proof");
    var bytes = made.of(300, 5).bytes();
    Files.write(file, bytes);
    var right = run(file.toString(), "--key", made.key());
    assertThat(right.exit()).isZero();
    assertThat(right.out()).contains("This proof is right.", "sunny-maps");
    var key = Files.writeString(place.resolve("key"), made.key() + "\n");
    assertThat(run(file.toString(), "--key", key.toString()).exit()).isZero();
    bytes[40] ^= 1;
    Files.write(file, bytes);
    var wrong = run(file.toString(), "--key", made.key());
    assertThat(wrong.exit()).isEqualTo(3);
    assertThat(wrong.out()).contains(file.toString(), "shows nothing");
  }

  @Test
  void the_program_says_what_was_used_wrongly() throws IOException {
    var file = Files.write(place.resolve("line.proof"), made.of(300, 5).bytes());
    var other = Files.writeString(place.resolve("other"), "no proof\n");
    for (var arguments :
        List.of(
            List.<String>of(),
            List.of(file.toString()),
            List.of(file.toString(), "--key"),
            List.of(file.toString(), "--key", "nonsense"),
            List.of(file.toString(), "--key", made.key(), "--quorum", "1"),
            List.of(file.toString(), "--unknown", "x"),
            List.of(file.toString(), file.toString()),
            List.of(other.toString()),
            List.of(place.toString()),
            List.of("http://"))) {
      var ran = run(arguments.toArray(String[]::new));
      assertThat(ran.exit()).as(arguments.toString()).isEqualTo(2);
      assertThat(ran.err()).as(arguments.toString()).contains("See --help.");
    }
    assertThat(run("--help").out()).contains("--since", "Exit codes");
  }
}
