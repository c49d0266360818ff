package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileTreeTest {
  @Test
  void a_tree_of_70000_has_the_tiles_that_the_specification_names() {
    var log = new TestLog();
    log.grow(70_000);
    var tiles = log.files.keySet().stream().filter(path -> !path.contains("entries")).toList();
    assertThat(tiles.stream().filter(path -> path.startsWith("tile/0/"))).hasSize(274);
    assertThat(tiles)
        .contains("tile/0/000", "tile/0/272", "tile/0/273.p/112")
        .contains("tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1")
        .hasSize(277);
  }

  @Test
  void a_tree_of_256_has_a_full_tile_and_one_partial_tile_above() {
    var log = new TestLog();
    log.grow(256);
    assertThat(log.files).containsOnlyKeys("tile/0/000", "tile/1/000.p/1", "tile/entries/000");
  }

  @Test
  void a_log_that_grew_step_by_step_has_the_tiles_of_one_written_at_once() throws Exception {
    var steps = new TestLog();
    for (int step = 1; steps.entries.size() < 1500; step += 13) {
      steps.grow(step % 300);
      // What a restart reads back must go on in the same way.
      var read = TileEdge.read(steps, steps.checkpoints.get((long) steps.entries.size()));
      assertThat(read.root()).isEqualTo(steps.edge().root());
      assertThat(read.append(List.of(new byte[32])).files().keySet())
          .isEqualTo(steps.edge().append(List.of(new byte[32])).files().keySet());
    }
    var once = new TestLog();
    var checkpoint = once.grow(steps.entries.size());
    assertThat(checkpoint).isEqualTo(steps.checkpoints.get(checkpoint.size()));
    once.files.forEach((path, bytes) -> assertThat(steps.files.get(path)).isEqualTo(bytes));
    var leaves = steps.entries.stream().map(MerkleHash::leaf).toList();
    assertThat(MerkleHash.root(leaves)).isEqualTo(checkpoint.root());
  }

  @Test
  void every_entry_and_every_growth_is_proven_from_the_tiles_alone() throws Exception {
    var log = new TestLog();
    for (int step : List.of(1, 6, 248, 1, 1, 255, 300)) {
      log.grow(step);
    }
    var newest = TileTree.open(log, log.checkpoints.get(812L));
    for (var checkpoint : log.checkpoints.values()) {
      var tree = newest.at(checkpoint.size());
      assertThat(tree.root()).isEqualTo(checkpoint.root());
      for (long i = 0; i < tree.size(); i += 1 + i % 5) {
        assertThat(tree.inclusion(i).verifies(log.leaf(i), checkpoint.root())).isTrue();
        assertThat(tree.leaf(i)).isEqualTo(log.leaf(i));
      }
      assertThat(newest.consistency(checkpoint.size()).verifies(checkpoint.root(), newest.root()))
          .isTrue();
    }
  }

  @Test
  void the_entries_come_back_proven_and_in_order() throws Exception {
    var log = new TestLog();
    var checkpoint = log.grow(700);
    var tree = TileTree.open(log, checkpoint);
    var read = new ArrayList<byte[]>();
    for (int i = 0; i < 3; i++) {
      read.addAll(tree.entries(i).entries());
    }
    assertThat(read).usingElementComparator(java.util.Arrays::compare).isEqualTo(log.entries);
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.entries(3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.leaf(700));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.inclusion(-1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> tree.consistency(0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> tree.consistency(701));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.tile(8, 0));
  }

  @Test
  void an_entry_may_have_65535_bytes_and_no_more() throws Exception {
    var largest = List.of(new byte[EntryBundle.MAX_ENTRY], new byte[0]);
    var files = EntryBundle.grow(0, List.of(), largest);
    var read = EntryBundle.parse("tile/entries/000.p/2", files.get("tile/entries/000.p/2"));
    assertThat(read.entries().getFirst()).hasSize(65_535);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> EntryBundle.grow(0, List.of(), List.of(new byte[65_536])));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> EntryBundle.grow(3, largest, largest));
    assertThat(EntryBundle.grow(2, largest, List.of())).isEmpty();
  }

  @Test
  void a_dropped_partial_tile_is_made_up_for_by_the_full_one() throws Exception {
    var log = new TestLog();
    var early = log.grow(100);
    log.grow(400);
    assertThat(log.files.remove("tile/0/000.p/100")).isNotNull();
    assertThat(log.files.remove("tile/entries/000.p/100")).isNotNull();
    var tree = TileTree.open(log, early);
    assertThat(tree.inclusion(99).verifies(log.leaf(99), early.root())).isTrue();
    assertThat(tree.entries(0).entries()).hasSize(100);
  }

  @Test
  void any_byte_changed_or_file_lost_of_those_a_log_needs_is_noticed() {
    for (int size : List.of(1, 7, 255, 256, 257, 700)) {
      var log = new TestLog();
      var checkpoint = log.grow(size);
      assertThat(complaint(log, checkpoint)).isFalse();
      for (var path : List.copyOf(log.files.keySet())) {
        var bytes = log.files.get(path);
        for (int at = 0; at < bytes.length; at += bytes.length < 600 ? 1 : 97) {
          var changed = bytes.clone();
          changed[at] ^= (byte) (1 << at % 8);
          log.files.put(path, changed);
          assertThat(complaint(log, checkpoint)).as("%s at %d of %d", path, at, size).isTrue();
        }
        log.files.remove(path);
        assertThat(complaint(log, checkpoint)).as("%s lost", path).isTrue();
        log.files.put(path, bytes);
      }
    }
  }

  private static boolean complaint(TestLog log, Checkpoint checkpoint) {
    try {
      var tree = TileTree.open(log, checkpoint);
      for (int i = 0; i * 256L < tree.size(); i++) {
        tree.entries(i);
      }
      int level = 0;
      for (long hashes = tree.size(); hashes > 0; hashes >>>= 8) {
        for (int i = 0; i * 256L < hashes; i++) {
          tree.tile(level, i);
        }
        level++;
      }
      return false;
    } catch (ProofException e) {
      return true;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
