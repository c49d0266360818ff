package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** A small log that another program wrote and signed (transparency-dev/tessera). */
class TesseraLogTest {
  private static final String KEY =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";

  @Test
  void every_size_verifies_with_its_signature_its_entries_and_all_proofs() throws Exception {
    var files = files();
    TileReader reader = path -> Optional.ofNullable(files.get(path));
    var policy = Policy.of(VerifierKey.parse(KEY));
    var roots = new HashMap<Long, byte[]>();
    for (long size = 0; size <= 15; size++) {
      var bytes = files.get("checkpoint." + size);
      var note = SignedNote.parse(bytes);
      assertThat(note.bytes()).isEqualTo(bytes);
      var checkpoint = policy.verify(note).checkpoint();
      assertThat(checkpoint.size()).isEqualTo(size);
      roots.put(size, checkpoint.root());
      var tree = TileTree.open(reader, checkpoint);
      for (long index = 0; index < size; index++) {
        var leaf = tree.entries(0).leaves().get((int) index);
        assertThat(tree.inclusion(index).verifies(leaf, checkpoint.root())).isTrue();
      }
      for (long from = 1; from <= size; from++) {
        assertThat(tree.consistency(from).verifies(roots.get(from), checkpoint.root())).isTrue();
      }
    }
    assertThat(files.get("checkpoint")).isEqualTo(files.get("checkpoint.15"));
    assertThat(roots).hasSize(16);
  }

  @Test
  void our_own_writer_makes_the_same_files_of_the_same_entries() throws Exception {
    var files = files();
    var entries = EntryBundle.parse("tile/entries/000.p/15", files.get("tile/entries/000.p/15"));
    var edge = TileEdge.EMPTY;
    var last = new java.util.ArrayList<byte[]>();
    for (var entry : entries.entries()) {
      var more = java.util.List.of(entry);
      var growth = edge.append(more.stream().map(MerkleHash::leaf).toList());
      var written = new HashMap<>(growth.files());
      written.putAll(EntryBundle.grow(edge.size(), last, more));
      written.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(files.get(path)));
      assertThat(written).hasSize(2);
      edge = growth.edge();
      last.add(entry);
      var checkpoint = new String(files.get("checkpoint." + edge.size()), UTF_8);
      assertThat(checkpoint)
          .startsWith(
              new Checkpoint("example.com/log/testdata", edge.size(), edge.root()).text() + "\n");
    }
  }

  private static Map<String, byte[]> files() throws IOException {
    var data = Path.of(System.getProperty("evenhand.data", ""), "transparency-log");
    var zip = data.resolve("tessera-log.zip");
    assumeTrue(Files.exists(zip) || System.getenv("CI") != null, "skipped: no data");
    var files = new HashMap<String, byte[]>();
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().toList()) {
        var name = entry.getName().substring("tessera-log/".length());
        files.put(name, file.getInputStream(entry).readAllBytes());
      }
    }
    return files;
  }
}
