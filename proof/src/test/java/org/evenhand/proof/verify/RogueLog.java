package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.TileEdge;

/** A public log in a folder, rightly signed, whose owner writes into it what it likes. */
final class RogueLog {
  static final String ORIGIN = "rogue.example/log";

  final Signer signer = signer(ORIGIN, SignatureType.ED25519);
  private final Path folder;
  private final List<byte[]> entries = new ArrayList<>();

  RogueLog(Path folder) {
    this.folder = folder;
    write("key", (signer.verifier() + "\n").getBytes(UTF_8));
    entry(added(signer));
  }

  static Signer signer(String name, SignatureType type) {
    try {
      return Signer.of(name, type, Signer.generate(type));
    } catch (ProofException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static String added(Signer signer) {
    return "{\"act\":\"added\",\"key\":\"" + signer.verifier() + "\",\"type\":\"key\"}";
  }

  void write(String path, byte[] bytes) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  RogueLog entry(String json) {
    entries.add(json.getBytes(UTF_8));
    return this;
  }

  /** Writes tiles, bundles and the checkpoint. */
  RogueLog sealed() {
    var growth = TileEdge.EMPTY.append(entries.stream().map(MerkleHash::leaf).toList());
    writeAll(growth.files());
    writeAll(EntryBundle.grow(0, List.of(), entries));
    return signed(new Checkpoint(ORIGIN, entries.size(), growth.edge().root()));
  }

  /** Writes a checkpoint, of whatever. */
  RogueLog signed(Checkpoint checkpoint) {
    write("checkpoint", SignedNote.sign(checkpoint.text(), 1, List.of(signer)).bytes());
    return this;
  }

  private void writeAll(Map<String, byte[]> files) {
    files.forEach(this::write);
  }

  /** Verifies it as a command line does. */
  Outcome verified() throws IOException {
    return new Verification().run(folder.toString(), Progress.silent());
  }
}
