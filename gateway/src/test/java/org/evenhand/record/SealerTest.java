package org.evenhand.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.PublicLogWorld.entries;
import static org.evenhand.record.PublicLogWorld.json;
import static org.evenhand.record.RecordWorld.MAPS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.Policy;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Signer;
import org.evenhand.proof.TileTree;
import org.evenhand.record.CannotOpenRecord.PublicLogUnlike;
import org.evenhand.record.frame.FrameTree;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.record.seal.Witness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealerTest {
  private final RecordWorld world = new RecordWorld(11);
  private final MemoryFolder folder = new MemoryFolder();
  @TempDir private Path keyFolder;

  private TileTree published(LogKeys keys) {
    return PublicLogWorld.tree(folder, PublicLogWorld.checkpoint(folder, keys.verifiers()));
  }

  @Test
  void every_frame_is_under_one_seal_and_each_public_act_stands_before_its_seal()
      throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    List<RawFrame> frames;
    try (var log = world.open()) {
      var sealer = PublicLogWorld.sealer(log, folder, keys);
      for (int round = 0; round < 300; round++) {
        log.append(RecordWorld.act(round, 10));
        if (round % 7 != 0) {
          log.append(RecordWorld.given(MAPS, round % 90 + 1));
          log.admit(RecordWorld.access(MAPS, 1, "GET /v1/me/friends", log.applied(), 2, 3));
        }
        sealer.seal();
      }
      sealer.close();
      frames = RecordWorld.frames(log);
      checkSeals(entries(published(keys)), frames, log.id().toString().replace("-", ""));
    }
  }

  /** The same as docs/public-log.md says, worked out from the frames in the plainest way. */
  private static void checkSeals(List<String> entries, List<RawFrame> frames, String id) {
    long next = 1;
    var previous = "0".repeat(64);
    var acts = new ArrayList<String>();
    for (var entry : entries) {
      var json = json(entry);
      switch (json.path("type").asString()) {
        case "key" -> assertThat(next).isEqualTo(1);
        case "trial" -> acts.add(entry);
        case "seal" -> {
          assertThat(json.path("from").asLong()).isEqualTo(next);
          long to = json.path("to").asLong();
          var range = frames.subList((int) next - 1, (int) to);
          assertThat(json.path("count").asInt()).isEqualTo(range.size());
          assertThat(json.path("log").asString()).isEqualTo(id);
          assertThat(json.path("previous").asString()).isEqualTo(previous);
          assertThat(json.path("root").asString()).isEqualTo(root(range));
          assertThat(acts).isEqualTo(acts(range));
          acts.clear();
          previous = HexFormat.of().formatHex(MerkleHash.leaf(entry.getBytes(UTF_8)));
          next = to + 1;
        }
        default -> assertThat(json.path("type").asString()).isIn("segment", "tally");
      }
    }
    assertThat(next).isEqualTo(frames.size() + 1L);
    assertThat(acts).isEmpty();
  }

  private static String root(List<RawFrame> frames) {
    return HexFormat.of()
        .formatHex(MerkleHash.root(frames.stream().map(FrameTree::sealLeaf).toList()));
  }

  private static List<String> acts(List<RawFrame> frames) {
    return frames.stream()
        .filter(frame -> frame.kind() == Kind.REGISTER)
        .map(frame -> new String(frame.body(), UTF_8))
        .toList();
  }

  @Test
  void a_full_tile_takes_the_place_of_its_partial_ones() throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    try (var log = world.open()) {
      var sealer = PublicLogWorld.sealer(log, folder, keys);
      for (int round = 0; round < 300; round++) {
        log.append(RecordWorld.bulk(round, 10));
        sealer.seal();
      }
      sealer.close();
    }
    assertThat(folder.files()).containsKeys("public/tile/0/000", "public/tile/entries/000");
    assertThat(folder.files().keySet()).noneMatch(path -> path.contains("/000.p/2"));
    assertThat(published(keys).size()).isEqualTo(302);
  }

  @Test
  void whatever_write_fails_no_two_trees_of_one_size_are_ever_signed() throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    for (int at = 0; at < 40; at++) {
      for (boolean reaches : new boolean[] {true, false}) {
        crashAt(at, reaches, keys);
      }
    }
  }

  private static void crashAt(int at, boolean reaches, LogKeys keys) throws IOException {
    var world = new RecordWorld(at);
    var disk = new MemoryFolder();
    var signed = new ArrayList<byte[]>();
    try (var log = world.open()) {
      log.append(RecordWorld.act(0, 10));
      PublicLogWorld.sealer(log, disk, keys);
      disk.failing(at, reaches);
      try {
        var sealer = PublicLogWorld.sealer(log, disk, keys);
        for (int round = 1; round < 8; round++) {
          log.append(RecordWorld.act(round, 10));
          sealer.seal();
          keep(disk, signed);
        }
      } catch (IOException failed) {
        assertThat(failed).hasMessageContaining("the disk fails");
      }
      keep(disk, signed);
      // More came before the restart, so what is sealed next differs from what was begun.
      log.append(RecordWorld.act(100, 10));
      var after = disk.afterCrash();
      PublicLogWorld.sealer(log, after, keys).close();
      keep(after, signed);
      var tree = PublicLogWorld.tree(after, PublicLogWorld.checkpoint(after, keys.verifiers()));
      checkSeals(entries(tree), RecordWorld.frames(log), log.id().toString().replace("-", ""));
      checkNothingLiesBeyond(after, tree.size());
      for (var note : signed) {
        checkIsPast(PublicLogWorld.checkpoint(note, keys.verifiers()), tree);
      }
    }
  }

  private static void checkNothingLiesBeyond(MemoryFolder disk, long size) {
    for (var path : disk.files().keySet()) {
      if (path.startsWith("public/tile/") && path.contains(".p/")) {
        int width = Integer.parseInt(path.substring(path.indexOf(".p/") + 3));
        assertThat(width).as(path).isLessThanOrEqualTo((int) size);
        assertThat(PublicLogWorld.bytes(disk, path).orElseThrow())
            .as("%s holds what every larger one begins with", path)
            .isEqualTo(prefix(disk, path, (int) size));
      }
    }
  }

  /** The same file, cut from the widest one. */
  private static byte[] prefix(MemoryFolder disk, String path, int size) {
    var widest = path.substring(0, path.indexOf(".p/") + 3) + size;
    var bytes = PublicLogWorld.bytes(disk, widest).orElseThrow();
    return java.util.Arrays.copyOf(bytes, PublicLogWorld.bytes(disk, path).orElseThrow().length);
  }

  @Test
  void a_key_that_is_missing_is_not_taken_for_one_that_was_retired() throws IOException {
    try (var log = world.open()) {
      PublicLogWorld.sealer(log, folder, PublicLogWorld.keys(keyFolder)).close();
      Files.delete(keyFolder.resolve("0001-ed25519.key"));
      var rest = PublicLogWorld.keys(keyFolder);
      assertThatThrownBy(() -> PublicLogWorld.sealer(log, folder, rest))
          .isInstanceOf(PublicLogUnlike.class)
          .hasMessageContaining("missing from keys/");
    }
  }

  private static void keep(MemoryFolder disk, List<byte[]> signed) {
    PublicLogWorld.bytes(disk, "public/checkpoint").ifPresent(signed::add);
    PublicLogWorld.bytes(disk, "sealer/state")
        .ifPresent(state ->
            signed.add(json(new String(state, UTF_8)).path("note").asString().getBytes(UTF_8)));
  }

  private static void checkIsPast(Checkpoint checkpoint, TileTree tree) {
    try {
      assertThat(tree.at(checkpoint.size()).root()).isEqualTo(checkpoint.root());
    } catch (Exception refused) {
      throw new AssertionError("size " + checkpoint.size() + " is no past of it", refused);
    }
  }

  @Test
  void no_witness_can_make_the_checkpoint_one_that_nobody_reads() throws Exception {
    var keys = PublicLogWorld.keys(keyFolder);
    var type = SignatureType.COSIGNATURE_ED25519;
    var rogue = Signer.of("rogue.example/w", type, Signer.generate(type));
    var honest = Signer.of("witness.example/w", type, Signer.generate(type));
    Witness repeats =
        (note, tiles) ->
            IntStream.range(1, 100).mapToObj(time -> rogue.sign(note.text(), time)).toList();
    Witness strangers =
        (note, tiles) ->
            IntStream.range(0, 300)
                .mapToObj(id -> new NoteSignature("stranger.example", id, new byte[64]))
                .toList();
    Witness huge =
        (note, tiles) -> List.of(new NoteSignature("huge.example", 1, new byte[1 << 20]));
    Witness right = (note, tiles) -> List.of(honest.sign(note.text(), 7));
    try (var log = world.open()) {
      log.append(RecordWorld.act(1, 10));
      var asked = List.of(huge, repeats, right, strangers);
      PublicLogWorld.sealer(log, folder, keys, asked).close();
    }
    var published = PublicLogWorld.bytes(folder, "public/checkpoint").orElseThrow();
    var policy =
        new Policy(
            PublicLogWorld.ORIGIN,
            keys.verifiers(),
            List.of(rogue.verifier(), honest.verifier()),
            2);
    assertThat(policy.verify(SignedNote.parse(published)).witnesses()).hasSize(2);
    assertThat(SignedNote.parse(published).signatures().stream().map(NoteSignature::name))
        .doesNotContain("huge.example")
        .containsOnlyOnce("rogue.example/w", "witness.example/w");
  }

  @Test
  void a_public_log_that_is_not_what_was_signed_is_refused() throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    try (var log = world.open()) {
      log.append(RecordWorld.act(1, 10));
      PublicLogWorld.sealer(log, folder, keys).close();
      for (var path : List.copyOf(folder.files().keySet())) {
        if (path.contains("tile") || path.equals("sealer/state")) {
          var damaged = folder.afterCrash();
          damaged.files().get(path)[12] ^= 1;
          assertThatThrownBy(() -> PublicLogWorld.sealer(log, damaged, keys))
              .as(path)
              .isInstanceOf(PublicLogUnlike.class);
        }
      }
      var stateless = folder.afterCrash();
      stateless.delete("sealer/state");
      assertThatThrownBy(() -> PublicLogWorld.sealer(log, stateless, keys))
          .isInstanceOf(PublicLogUnlike.class)
          .hasMessageContaining("sealer/state is missing");
    }
    var younger = new RecordWorld(12);
    try (var log = younger.open()) {
      assertThatThrownBy(() -> PublicLogWorld.sealer(log, folder, keys))
          .isInstanceOf(PublicLogUnlike.class)
          .hasMessageContaining("the record ends at 0");
    }
  }

  @Test
  void another_hour_ends_a_seal_and_makes_the_segment_and_the_tally_due() throws Exception {
    var keys = PublicLogWorld.keys(keyFolder);
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      var sealer = PublicLogWorld.sealer(log, folder, keys);
      world.clock.pass(Duration.ofHours(1));
      log.append(RecordWorld.bulk(2, 10));
      sealer.seal();
      awaitEntries(sealer, keys, "tally");
      var types = entries(published(keys)).stream().map(e -> json(e).path("type").asString());
      assertThat(types).containsExactly("key", "key", "seal", "seal", "segment", "tally");
      sealer.close();
    }
  }

  @Test
  void it_lags_when_something_has_waited_for_a_seal_and_at_no_other_time() throws IOException {
    var most = Duration.ofSeconds(10);
    try (var log = world.open()) {
      var sealer = PublicLogWorld.sealer(log, folder, PublicLogWorld.keys(keyFolder));
      world.clock.pass(Duration.ofMinutes(1));
      assertThat(sealer.lags(most)).as("nothing waits").isFalse();
      sealer.seal();
      log.append(RecordWorld.bulk(1, 10));
      assertThat(sealer.lags(most)).as("it has only begun to wait").isFalse();
      world.clock.pass(most.plusSeconds(1));
      assertThat(sealer.lags(most)).isTrue();
      sealer.seal();
      assertThat(sealer.lags(most)).isFalse();
      sealer.close();
    }
  }

  @Test
  void a_segments_entry_tells_no_total_from_which_an_app_could_take_its_own() throws Exception {
    var keys = PublicLogWorld.keys(keyFolder);
    try (var log = world.open()) {
      log.append(RecordWorld.bulk(1, 10));
      var sealer = PublicLogWorld.sealer(log, folder, keys);
      world.clock.pass(Duration.ofHours(1));
      log.append(RecordWorld.bulk(2, 10));
      sealer.seal();
      awaitEntries(sealer, keys, "segment");
      var entry = entries(published(keys)).stream().filter(e -> e.contains("\"segment\"")).toList();
      assertThat(json(entry.getFirst()).propertyNames())
          .containsExactlyInAnyOrder("type", "name", "from", "to", "sha256");
      sealer.close();
    }
  }

  @Test
  void a_retired_key_is_overwritten_where_it_lies_before_its_name_goes() throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    try (var log = world.open()) {
      PublicLogWorld.sealer(log, folder, keys).close();
      keys.rotate();
      PublicLogWorld.sealer(log, folder, keys).close();
      assertThat(keys.retire()).isEqualTo(2);
      // Another name for the same blocks, such as a backup made of links.
      var old = keyFolder.resolve("0001-ed25519.key.retiring");
      var other = Files.createLink(keyFolder.resolve("other"), old);
      long size = Files.size(old);
      PublicLogWorld.sealer(log, folder, keys).close();
      assertThat(old).doesNotExist();
      assertThat(Files.readAllBytes(other)).hasSize((int) size).containsOnly(0);
    }
  }

  @Test
  void a_retired_key_that_a_crash_left_half_overwritten_is_destroyed_at_the_next_start()
      throws IOException {
    var verifiers = PublicLogWorld.keys(keyFolder).verifiers();
    var left = keyFolder.resolve("0000-ed25519.key.retired");
    Files.write(left, new byte[] {0, 0, 0, 'k', 'e', 'y'});
    var other = Files.createLink(keyFolder.resolve("other"), left);
    assertThat(PublicLogWorld.keys(keyFolder).verifiers()).isEqualTo(verifiers);
    assertThat(left).doesNotExist();
    assertThat(Files.readAllBytes(other)).hasSize(6).containsOnly(0);
  }

  private void awaitEntries(org.evenhand.record.seal.Sealer sealer, LogKeys keys, String type)
      throws IOException, InterruptedException {
    for (int i = 0;
        i < 500 && entries(published(keys)).stream().noneMatch(e -> e.contains(type));
        i++) {
      Thread.sleep(10);
      sealer.seal();
    }
  }

  @Test
  void a_new_key_is_announced_under_the_old_one_and_the_old_one_signs_its_own_end()
      throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    var first = keys.verifiers();
    try (var log = world.open()) {
      PublicLogWorld.sealer(log, folder, keys).close();
      keys.rotate();
      PublicLogWorld.sealer(log, folder, keys).close();
      var both = PublicLogWorld.checkpoint(folder, first);
      assertThat(PublicLogWorld.checkpoint(folder, keys.verifiers().subList(0, 2))).isEqualTo(both);
      assertThat(keys.retire()).isEqualTo(2);
      PublicLogWorld.sealer(log, folder, keys).close();
      var last = PublicLogWorld.checkpoint(folder, first);
      var acts =
          entries(PublicLogWorld.tree(folder, last)).stream()
              .map(e -> json(e).path("act").asString());
      assertThat(acts).containsExactly("added", "added", "added", "added", "retired", "retired");
      log.append(RecordWorld.bulk(1, 10));
      PublicLogWorld.sealer(log, folder, PublicLogWorld.keys(keyFolder)).close();
      assertThatThrownBy(() -> PublicLogWorld.checkpoint(folder, first))
          .hasMessageContaining("No signature of a known key");
      assertThat(published(PublicLogWorld.keys(keyFolder)).size()).isEqualTo(7);
    }
  }

  @Test
  void a_new_generation_of_which_a_crash_left_one_half_is_completed_at_the_next_start()
      throws IOException {
    var keys = PublicLogWorld.keys(keyFolder);
    keys.rotate();
    Files.delete(keyFolder.resolve("0002-cosignature_ml_dsa_44.key"));
    var completed = PublicLogWorld.keys(keyFolder).verifiers();
    assertThat(completed).hasSize(4);
    assertThat(completed.getFirst()).isEqualTo(keys.verifiers().getFirst());
    assertThat(PublicLogWorld.keys(keyFolder).verifiers()).isEqualTo(completed);
  }

  @Test
  void keys_lie_where_only_their_owner_reads_them_and_a_passphrase_closes_them()
      throws IOException {
    var phrase = Passphrase.of("a fictional phrase");
    var made = LogKeys.open(keyFolder, PublicLogWorld.ORIGIN, phrase).verifiers();
    assertThat(LogKeys.open(keyFolder, PublicLogWorld.ORIGIN, phrase).verifiers()).isEqualTo(made);
    try (var files = Files.list(keyFolder)) {
      for (var file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("ENCRYPTED PRIVATE KEY");
      }
    }
    assertThatThrownBy(() -> PublicLogWorld.keys(keyFolder)).hasMessageContaining("passphrase");
    assertThatThrownBy(
            () -> LogKeys.open(keyFolder, PublicLogWorld.ORIGIN, Passphrase.of("another")))
        .hasMessageContaining("passphrase is wrong");
    assertThatThrownBy(() -> LogKeys.open(keyFolder, "other.example/log", phrase))
        .hasMessageContaining("a log keeps its name");
  }

  @Test
  void files_on_a_disk_appear_whole_and_stay_within_their_folder(@TempDir Path place)
      throws IOException {
    var disk = new DirectoryFolder(place.resolve("made"));
    disk.write("public/tile/0/000.p/1", new byte[] {1});
    disk.write("public/tile/0/000.p/1", new byte[] {2});
    assertThat(disk.read("public/tile/0/000.p/1").orElseThrow()).containsExactly(2);
    assertThat(disk.list("public/tile/0/000.p")).containsExactly("1");
    disk.delete("public/tile/0/000.p");
    assertThat(disk.read("public/tile/0/000.p/1")).isEmpty();
    assertThat(disk.list("public/tile/0/000.p")).isEmpty();
    assertThatThrownBy(() -> disk.write("../out", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
