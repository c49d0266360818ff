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

/** Sigstore's verifier of the Rekor log, unmodified, on proof files that we write. */
class NodeInteropTest {
  // .ci/run fetches it there; a test run alone never uses the network.
  private static final Path MODULES = Path.of("target/interop-node/node_modules").toAbsolutePath();

  @TempDir Path folder;

  @BeforeAll
  static void find() {
    Interop.need(Interop.isOnPath("node"), "skipped: no Node");
    Interop.need(Files.isDirectory(MODULES.resolve("@sigstore/verify")), "skipped: no sigstore");
  }

  private Signer write() throws Exception {
    var signer = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
    var witness = TestLog.signer("w1.example", SignatureType.COSIGNATURE_ED25519);
    var log = new TestLog();
    for (int step : List.of(1, 254, 1, 1, 200)) {
      var checkpoint = log.grow(step);
      var note = SignedNote.sign(checkpoint.text(), 9, List.of(witness, signer));
      var tree = TileTree.open(log, checkpoint);
      for (long index = 0; index < tree.size(); index += 1 + tree.size() / 60) {
        var proof = new TlogProof(new byte[0], index, tree.inclusion(index).path(), note);
        var name = folder.resolve(checkpoint.size() + "-" + index).toString();
        Files.write(Path.of(name + ".tlog-proof"), proof.bytes());
        Files.write(Path.of(name + ".entry"), log.entries.get((int) index));
      }
    }
    return signer;
  }

  private Ran verify(Signer signer) throws Exception {
    var program = Path.of("src/test/interop/node/verify.mjs").toAbsolutePath().toString();
    var key = signer.verifier().toString();
    return Interop.run(
        Map.of(), List.of("node", program, MODULES.toString(), folder.toString(), key));
  }

  @Test
  void sigstore_verifies_our_proof_files_and_refuses_a_changed_one() throws Exception {
    var signer = write();
    long proofs;
    try (var files = Files.list(folder)) {
      proofs = files.filter(file -> file.toString().endsWith(".tlog-proof")).count();
    }
    assertThat(proofs).isGreaterThan(200);
    assertThat(verify(signer)).isEqualTo(new Ran(0, "proofs " + proofs + "\n"));
    var stranger = TestLog.signer(TestLog.ORIGIN, SignatureType.ED25519);
    assertThat(verify(stranger).status()).isEqualTo(1);
    for (var name : List.of("457-0.entry", "457-0.tlog-proof")) {
      var file = folder.resolve(name);
      var right = Files.readAllBytes(file);
      var changed = right.clone();
      changed[Math.min(50, right.length - 1)] ^= 1;
      Files.write(file, changed);
      assertThat(verify(signer).status()).as(name).isEqualTo(1);
      Files.write(file, right);
    }
  }
}
