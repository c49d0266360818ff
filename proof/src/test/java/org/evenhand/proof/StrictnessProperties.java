package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.evenhand.proof.ProofException.Malformed;
import org.junit.jupiter.api.Test;

/** Every parser gives a value that prints back to the same bytes, or throws Malformed. */
class StrictnessProperties {
  /** Parses and prints. */
  interface Form {
    byte[] again(byte[] bytes) throws ProofException;
  }

  private static final String BUNDLE = "tile/entries/000.p/3";
  private static final Map<String, Form> FORMS = new HashMap<>();
  private static final Map<String, byte[]> EXAMPLES = new HashMap<>();

  static {
    FORMS.put("note", bytes -> SignedNote.parse(bytes).bytes());
    FORMS.put("signatures", StrictnessProperties::signatures);
    FORMS.put("checkpoint", bytes -> utf8(Checkpoint.parse(latin(bytes)).text()));
    FORMS.put("key", bytes -> utf8(VerifierKey.parse(latin(bytes)).toString()));
    FORMS.put("proof", bytes -> TlogProof.parse(bytes).bytes());
    FORMS.put("request", bytes -> WitnessRequest.parse(bytes).bytes());
    FORMS.put("tile path", bytes -> utf8(Tile.parse(latin(bytes)).path()));
    FORMS.put("bundle", bytes -> EntryBundle.parse(BUNDLE, bytes).bytes());
    FORMS.put("tile", bytes -> Tile.bytes(new Tile(0, 0, 3).parseHashes(bytes)));

    var checkpoint = new Checkpoint("log.example", 12, new byte[32], List.of("more"));
    var signer = TestLog.signer("log.example", SignatureType.ED25519);
    var cosigner = TestLog.signer("w.example", SignatureType.COSIGNATURE_ED25519);
    var note = SignedNote.sign(checkpoint.text(), 9, List.of(signer, cosigner));
    var path = List.of(new byte[32], MerkleHash.leaf(new byte[1]));
    EXAMPLES.put("note", note.bytes());
    EXAMPLES.put("signatures", utf8(note.signatures().getFirst().line()));
    EXAMPLES.put("checkpoint", utf8(checkpoint.text()));
    EXAMPLES.put("key", utf8(signer.verifier().toString()));
    EXAMPLES.put("proof", new TlogProof(new byte[4], 8, path, note).bytes());
    EXAMPLES.put("request", new WitnessRequest(7, path, note).bytes());
    EXAMPLES.put("tile path", utf8(new Tile(2, 1_234_067, 200).path()));
    var entries = List.of(new byte[1], new byte[300], new byte[0]);
    EXAMPLES.put("bundle", new EntryBundle(0, entries).bytes());
    EXAMPLES.put("tile", new byte[96]);
  }

  private static byte[] signatures(byte[] bytes) throws ProofException {
    var lines = new StringBuilder();
    SignedNote.parseSignatures(bytes).forEach(signature -> lines.append(signature.line()));
    return utf8(lines.toString());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static void check(String form, byte[] bytes) {
    try {
      var printed = FORMS.get(form).again(bytes);
      // Malformed UTF-8 never reaches the parsers that take a string.
      assertThat(printed)
          .as(form)
          .isEqualTo(FORMS_OF_STRINGS.contains(form) ? utf8(latin(bytes)) : bytes);
    } catch (Malformed e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (ProofException | RuntimeException e) {
      throw new AssertionError(form + " threw " + e + " at " + Arrays.toString(bytes), e);
    }
  }

  private static final List<String> FORMS_OF_STRINGS = List.of("checkpoint", "key", "tile path");

  @Test
  void every_example_prints_back_to_its_own_bytes() throws Exception {
    assertThat(EXAMPLES).hasSameSizeAs(FORMS);
    for (var example : EXAMPLES.entrySet()) {
      assertThat(FORMS.get(example.getKey()).again(example.getValue()))
          .as(example.getKey())
          .isEqualTo(example.getValue());
    }
  }

  @Test
  void every_cut_every_doubling_and_every_change_of_one_byte_is_read_or_refused() {
    EXAMPLES.forEach((form, bytes) -> {
      for (int at = 0; at < bytes.length; at++) {
        check(form, Arrays.copyOf(bytes, at));
        check(form, Arrays.copyOfRange(bytes, at, bytes.length));
        var doubled = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, doubled, 0, at + 1);
        System.arraycopy(bytes, at, doubled, at + 1, bytes.length - at);
        check(form, doubled);
        for (int value : List.of(0, 9, 10, 13, 32, 43, 47, 48, 61, 65, 128, 226, 255)) {
          var changed = bytes.clone();
          changed[at] = (byte) value;
          check(form, changed);
        }
      }
    });
  }

  @Property(tries = 1500)
  void whatever_is_made_of_their_own_parts_is_read_or_refused(@ForAll("made") byte[] bytes) {
    FORMS.keySet().forEach(form -> check(form, bytes));
  }

  @Property(tries = 1000)
  void any_bytes_are_read_or_refused(@ForAll @Size(max = 300) byte[] bytes) {
    FORMS.keySet().forEach(form -> check(form, bytes));
  }

  @Provide
  Arbitrary<byte[]> made() {
    var words =
        Arbitraries.of(
            "\n",
            "\n\n",
            " ",
            "+",
            "— ",
            "—",
            "log",
            "old ",
            "extra ",
            "index ",
            "0",
            "1",
            "255",
            "9223372036854775807",
            "9223372036854775808",
            "00",
            "c2sp.org/tlog-proof@v1",
            "AAAAAAA=",
            "AAAAAAAA",
            "=",
            "tile/",
            "entries/",
            "x001/",
            "000",
            "067",
            ".p/",
            "/",
            "\u0000",
            "\t",
            "\u2003",
            "\ud83d\ude00",
            Strict.base64(new byte[32]),
            "\u0663");
    var sources = Arbitraries.of(new ArrayList<>(EXAMPLES.values()));
    var pieces =
        Combinators.combine(sources, Arbitraries.integers().between(0, 400))
            .as((bytes, at) -> latin(Arrays.copyOf(bytes, Math.min(at, bytes.length))));
    return Arbitraries.oneOf(words, words, words, pieces)
        .list()
        .ofMaxSize(14)
        .map(parts -> utf8(String.join("", parts)));
  }

  @Property(tries = 1000)
  void every_tile_has_one_path(@ForAll("tiles") Tile tile) throws Exception {
    assertThat(Tile.parse(tile.path())).isEqualTo(tile);
  }

  @Provide
  Arbitrary<Tile> tiles() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 63),
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Arbitraries.integers().between(1, 256))
        .as(Tile::new);
  }

  @Test
  void paths_are_those_of_the_specification_and_no_others() throws Exception {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(EntryBundle.path(1_234_067, 8)).isEqualTo("tile/entries/x001/x234/067.p/8");
    assertThat(Tile.parse("tile/63/999")).isEqualTo(new Tile(63, 999, 256));
    for (var path :
        List.of(
            "tile/0/0",
            "tile/00/000",
            "tile/64/000",
            "tile/0/x000/001",
            "tile/0/x001",
            "tile/0/001/002",
            "tile/0/1234",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/000/",
            "/tile/0/000",
            "tile/0/../000",
            "tile/-1/000",
            "tile/0/",
            "tile/0",
            "tile/entries/000",
            "tile/0/x1/000",
            "tile/0/000.p/1.p/1",
            "Tile/0/000",
            "tile/0/x999/x999/x999/x999/x999/x999/x999/999")) {
      org.assertj.core.api.Assertions.assertThatExceptionOfType(Malformed.class)
          .as(path)
          .isThrownBy(() -> Tile.parse(path));
    }
  }

  @Test
  void a_bundle_ends_where_its_last_entry_ends() {
    for (var bytes :
        List.of(
            new byte[0], new byte[5], new byte[8], new byte[] {0, 0, 0, 0, 0, 1}, new byte[7])) {
      org.assertj.core.api.Assertions.assertThatExceptionOfType(Malformed.class)
          .isThrownBy(() -> EntryBundle.parse(BUNDLE, bytes));
    }
  }
}
