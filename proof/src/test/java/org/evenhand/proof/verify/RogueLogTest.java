package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.TileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner of a log, or of a copy, can do to whoever verifies it. */
@Timeout(60)
final class RogueLogTest {
  @TempDir private Path folder;
  private RogueLog log;

  @BeforeEach
  void begin() {
    log = new RogueLog(folder);
  }

  private record Ran(int exit, String out, String err) {}

  private static Ran run(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var words = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    int exit = Verifier.run(words, new PrintStream(out, true, UTF_8), new PrintStream(err, true));
    return new Ran(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 255, 1L << 62, 1L << 40})
  void a_signed_size_without_tiles_is_a_finding_and_ends(long size) throws IOException {
    var outcome = log.signed(new Checkpoint(RogueLog.ORIGIN, size, new byte[32])).verified();
    assertThat(outcome.right()).isFalse();
    assertThat(outcome.lines())
        .anyMatch(line -> line.contains("neither the tiles nor the entries"));
    assertThat(outcome.lines()).anyMatch(line -> line.contains("it is missing, or no tile"));
    assertThat(outcome.lines()).anyMatch(line -> line.contains("behind so many that are missing"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 255, 1L << 62})
  void a_tree_of_the_greatest_size_is_read_like_any_other(long size) {
    var shown = new Checkpoint(RogueLog.ORIGIN, size, new byte[32]);
    assertThatThrownBy(() -> TileTree.open(path -> java.util.Optional.empty(), shown))
        .isInstanceOfAny(IOException.class, ProofException.class);
    assertThatThrownBy(
            () -> TileTree.open(path -> java.util.Optional.of(new byte[256 * 32]), shown))
        .isInstanceOf(ProofException.class);
  }

  @Test
  void what_a_log_writes_can_neither_command_a_terminal_nor_forge_a_line() throws IOException {
    log.entry(seal("\\u001b[2J\\nEverything that was checked is right.\u009b31m\u202e\u007f"))
        .sealed();
    var outcome = log.verified();
    assertThat(outcome.right()).isFalse();
    assertPlain(outcome);
  }

  private static String seal(String at) {
    return "{\"at\":\""
        + at
        + "\",\"count\":1,\"from\":1,\"log\":\""
        + "0".repeat(32)
        + "\",\"previous\":\""
        + "0".repeat(64)
        + "\",\"root\":\""
        + "0".repeat(64)
        + "\",\"to\":1,\"type\":\"seal\"}";
  }

  private static void assertPlain(Outcome outcome) {
    for (var line : outcome.lines()) {
      assertThat(line.codePoints())
          .as(line)
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
    assertThat(outcome.lines()).doesNotContain("Everything that was checked is right.");
  }

  @Test
  void neither_can_its_name_an_hour_or_a_file_beside_it() throws IOException {
    log.entry(
            "{\"hour\":\"\u2028\u009b2JEverything\",\"rows\":1,\"sha256\":\"\",\"type\":\"tally\"}")
        .sealed();
    log.write("\u009b2J\nEverything that was checked is right.", new byte[1]);
    assertPlain(log.verified());
    log.signed(new Checkpoint("other\u009b2J\u202e.example", 1, new byte[32]));
    assertPlain(log.verified());
    assertThat(log.verified().lines()).anyMatch(line -> line.contains("other?2J?.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u001b", "\u0085", "\u007f"})
  void a_proof_whose_texts_hold_control_characters_shows_nothing(String control)
      throws IOException {
    var header = new String(ProofOfALine.HEADER, ISO_8859_1);
    // As UTF-8, in as many bytes as it takes the place of.
    var bytes = new String(control.getBytes(UTF_8), ISO_8859_1);
    var operation = "GET /v1/me/friends";
    var changed = bytes + operation.substring(bytes.length());
    var made = new ProofOfALine();
    var proof = made.with(header.replace(operation, changed).getBytes(ISO_8859_1)).of(700, 1_000);
    var file = Files.write(folder.resolve("line.proof"), proof.bytes());
    var ran = run(file, "--key", made.key());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).contains("control character", "This proof shows nothing.");
  }

  @Test
  void a_proof_is_printed_without_characters_that_cannot_be_seen() throws IOException {
    var header = new String(ProofOfALine.HEADER, ISO_8859_1);
    var hidden = new String("\u202e".getBytes(UTF_8), ISO_8859_1);
    var made = new ProofOfALine();
    var proof =
        made.with(header.replace("GET /v1/me", "GET" + hidden + "1/me").getBytes(ISO_8859_1))
            .of(700, 1_000);
    var file = Files.write(folder.resolve("line.proof"), proof.bytes());
    var ran = run(file, "--key", made.key());
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("GET?1/me").doesNotContain("\u202e");
  }

  @Test
  void a_link_in_place_of_a_file_is_not_followed() throws IOException {
    log.sealed();
    for (var path : List.of("tile/entries/000.p/1", "tile/0/000.p/1", "key", "checkpoint")) {
      var file = folder.resolve(path);
      var kept = Files.readAllBytes(file);
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of("/dev/zero"));
      var ran = run(folder);
      assertThat(ran.exit()).as(path).isEqualTo(1);
      assertThat(ran.err()).contains(file.getFileName().toString(), "no file");
      Files.delete(file);
      Files.write(file, kept);
    }
    assertThat(run(folder).exit()).isZero();
  }

  @Test
  void the_records_own_files_are_no_links_either() throws IOException {
    var platform = folder.resolve("platform");
    var record = new RogueLog(platform.resolve("public"));
    record.entry(
        "{\"from\":1,\"name\":\"000000000001\",\"sha256\":\""
            + "0".repeat(64)
            + "\",\"to\":1,\"type\":\"segment\"}");
    record.sealed();
    Files.createDirectories(platform.resolve("log"));
    var segment = platform.resolve("segments/000000000001.parquet");
    Files.createDirectories(segment.getParent());
    Files.createSymbolicLink(segment, Path.of("/dev/zero"));
    var ran = run(platform);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("000000000001.parquet", "no file");
    Files.delete(segment);
    grow(segment, (1L << 40) + 1);
    assertThat(run(platform).err()).contains("larger than any file of a record");
    Files.delete(segment);
    var file = platform.resolve("log/00000000000000000001.log");
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    ran = run(platform);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("00000000000000000001.log", "no file");
  }

  @Test
  void a_file_larger_than_any_of_its_kind_is_not_read_whole() throws IOException {
    log.sealed();
    grow(folder.resolve("tile/entries/000.p/1"), 3L << 30);
    var ran = run(folder);
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("larger than any file of a log");
    var proof = Files.writeString(folder.resolve("line.proof"), "c2sp.org/tlog-proof@v1\n");
    grow(proof, 3L << 30);
    ran = run(proof, "--key", log.signer.verifier());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("larger than any proof");
  }

  private static void grow(Path file, long length) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  @Test
  void a_log_that_announces_keys_without_end_is_wrong_after_a_thousand() throws IOException {
    for (int i = 0; i < 1_100; i++) {
      log.entry(RogueLog.added(RogueLog.signer(RogueLog.ORIGIN, SignatureType.ED25519)));
    }
    var outcome = log.sealed().verified();
    assertThat(outcome.right()).isFalse();
    assertThat(outcome.lines())
        .filteredOn(line -> line.contains("more keys than a log announces"))
        .hasSize(1)
        .first()
        .asString()
        .contains("entry 1000");
  }

  @Test
  void a_witnesss_key_among_the_logs_own_is_a_finding() {
    var witness =
        RogueLog.signer("witness.example/w1", SignatureType.COSIGNATURE_ED25519).verifier();
    log.sealed();
    log.write("key", (log.signer.verifier() + "\n" + witness + "\n").getBytes(UTF_8));
    var ran = run(folder, "--witness", witness);
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).contains("key, byte 0: ", "a witness's own key");
  }
}
