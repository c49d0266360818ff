package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evenhand.proof.Interop.Ran;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's verifier of its checksum database, unmodified, on logs that we write. */
class GoInteropTest {
  private static final Path MODULES = Path.of("/usr/share/gocode");
  private static final List<Integer> STEPS = List.of(1, 2, 60, 193, 1, 40, 215, 256, 77);

  @TempDir static Path folder;
  private static String program = "";

  @BeforeAll
  static void build() throws Exception {
    Interop.need(Interop.isOnPath("go"), "skipped: no Go");
    var tlog = MODULES.resolve("src/golang.org/x/mod/sumdb/tlog");
    Interop.need(Files.isDirectory(tlog), "skipped: no golang.org/x/mod (golang-golang-x-mod-dev)");
    program = folder.resolve("interop").toString();
    var environment =
        Map.of(
            "GO111MODULE",
            "off",
            "GOPATH",
            MODULES.toString(),
            "GOCACHE",
            folder.resolve("cache").toString(),
            "GOFLAGS",
            "");
    var source = Path.of("src/test/interop/go/main.go").toAbsolutePath().toString();
    var built = Interop.run(environment, List.of("go", "build", "-o", program, source));
    assertThat(built).isEqualTo(new Ran(0, ""));
  }

  /** Writes a log that grew in steps, with a signed checkpoint after each. */
  private static Signer write(Path log) throws Exception {
    var signer = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
    // Go doesn't know these, and has to set them aside.
    var ed = TestLog.signer("w1.example", SignatureType.COSIGNATURE_ED25519);
    var pq = TestLog.signer("w2.example", SignatureType.COSIGNATURE_ML_DSA_44);
    var written = new TestLog();
    for (int step : STEPS) {
      var checkpoint = written.grow(step);
      var note = SignedNote.sign(checkpoint.text(), 1_700_000_000, List.of(ed, signer, pq));
      Interop.write(log.resolve("checkpoint." + checkpoint.size()), note.bytes());
    }
    for (var file : written.files.entrySet()) {
      Interop.write(log.resolve(file.getKey()), file.getValue());
    }
    return signer;
  }

  private static Ran verify(Path log, Signer signer) throws Exception {
    return Interop.run(Map.of(), List.of(program, log.toString(), signer.verifier().toString()));
  }

  @Test
  void go_verifies_every_signature_tile_entry_and_growth_of_our_log() throws Exception {
    var log = folder.resolve("right");
    var signer = write(log);
    int size = 0;
    int inclusions = 0;
    for (int step : STEPS) {
      size += step;
      inclusions += size;
    }
    assertThat(size).isEqualTo(845);
    assertThat(verify(log, signer))
        .isEqualTo(new Ran(0, "checkpoints 9, inclusions " + inclusions + ", growths 36\n"));
  }

  @Test
  void go_refuses_our_log_with_one_byte_changed_or_under_another_key() throws Exception {
    var log = folder.resolve("wrong");
    var signer = write(log);
    for (var name : List.of("tile/0/001", "tile/entries/002", "tile/1/000.p/3", "checkpoint.845")) {
      var file = log.resolve(name);
      var right = Files.readAllBytes(file);
      var changed = right.clone();
      // In a checkpoint this is the root, in a tile or bundle an early hash or entry.
      changed[30] ^= 1;
      Files.write(file, changed);
      assertThat(verify(log, signer).status()).as(name).isEqualTo(1);
      Files.write(file, right);
    }
    var stranger = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
    assertThat(verify(log, stranger).status()).isEqualTo(1);
    assertThat(verify(log, signer).status()).isEqualTo(0);
  }
}
