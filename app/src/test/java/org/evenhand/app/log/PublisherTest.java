package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.TileTree;
import org.evenhand.record.seal.DirectoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of a log holds, in which order it comes to it, and what is never copied. */
class PublisherTest {
  private static final String TALLY = "hour,app\n";

  private final SmallLog log = new SmallLog("small.example/log").grow(3);
  private final Written copy = new Written();

  /** Keeps what is written, in order, and may run out of space. */
  private static final class Written implements PublicTarget {
    final Map<String, byte[]> files = new TreeMap<>();
    final List<String> order = new ArrayList<>();
    int space = Integer.MAX_VALUE;

    @Override
    public Optional<byte[]> read(String path) {
      return Optional.ofNullable(files.get(path));
    }

    @Override
    public void write(String path, byte[] bytes) throws IOException {
      if (space-- <= 0) {
        throw new IOException("there is no space left");
      }
      files.put(path, bytes);
      order.add(path);
    }
  }

  private Publisher.Published publish() throws IOException, LogContradicts {
    return new Publisher(log, copy).publish(List.of(), false);
  }

  private void copyProves() throws Exception {
    var tree = TileTree.open(copy, log.checkpoint());
    for (long bundle = 0; bundle * 256 < tree.size(); bundle++) {
      assertThat(tree.entries(bundle).entries()).isNotEmpty();
    }
    assertThat(copy.files.get("checkpoint")).isEqualTo(log.files.get("checkpoint"));
    assertThat(copy.files.get("key")).isEqualTo(log.files.get("key"));
  }

  @Test
  void a_copy_is_whole_and_the_checkpoint_comes_last() throws Exception {
    for (int size : new int[] {253, 1, 255, 256, 1_500, 1}) {
      log.grow(size);
      copy.order.clear();
      publish();
      copyProves();
      assertThat(copy.order.getLast()).isEqualTo("checkpoint");
    }
  }

  @Test
  void publishing_again_writes_nothing() throws Exception {
    log.grow(700);
    assertThat(publish().written()).isPositive();
    assertThat(publish()).isEqualTo(new Publisher.Published(703, 703, 0, 0));
    log.grow(1);
    assertThat(publish().written()).isEqualTo(3);
  }

  @Test
  void what_was_lost_or_altered_at_the_copys_edge_is_mended_each_time() throws Exception {
    log.grow(1_500);
    publish();
    for (var path : List.of("tile/0/005.p/223", "tile/1/000.p/5", "tile/entries/005.p/223")) {
      copy.files.get(path)[9] ^= 1;
      assertThat(publish()).as(path).isEqualTo(new Publisher.Published(1_503, 1_503, 1, 1));
      copyProves();
      copy.files.remove(path);
      assertThat(publish()).as(path).isEqualTo(new Publisher.Published(1_503, 1_503, 1, 1));
      copyProves();
    }
  }

  @Test
  void what_was_lost_or_altered_anywhere_is_mended_when_all_of_it_is_looked_at() throws Exception {
    log.grow(1_500);
    publish();
    var whole = Map.copyOf(copy.files);
    for (var path : whole.keySet()) {
      if (path.startsWith("tile/")) {
        copy.files.put(path, new byte[] {1});
        assertThat(new Publisher(log, copy).publish(List.of(), true).mended()).as(path).isOne();
        copy.files.remove(path);
        assertThat(new Publisher(log, copy).publish(List.of(), true).mended()).as(path).isOne();
      }
    }
    assertThat(copy.files).containsExactlyInAnyOrderEntriesOf(whole);
    assertThat(new Publisher(log, copy).publish(List.of(), true).written()).isZero();
  }

  @Test
  void a_copys_checkpoint_that_is_none_is_said_to_be_the_copys() throws Exception {
    publish();
    copy.files.put("checkpoint", "<html>not found</html>".getBytes(UTF_8));
    assertThatThrownBy(this::publish).hasMessageContaining("the target's checkpoint");
  }

  @Test
  void a_copy_that_was_cut_short_anywhere_is_old_or_new_and_is_completed() throws Exception {
    publish();
    var old = Map.copyOf(copy.files);
    log.grow(600);
    int needed = 8; // three tiles and bundles, one tile above them, the checkpoint
    for (int space = 0; space < needed; space++) {
      copy.files.clear();
      copy.files.putAll(old);
      copy.space = space;
      assertThatThrownBy(this::publish).hasMessage("there is no space left");
      assertThat(copy.files).containsAllEntriesOf(old);
      copy.space = needed - space;
      publish();
      copyProves();
    }
  }

  @Test
  void a_log_that_is_not_what_it_signed_is_not_passed_on() throws Exception {
    publish();
    log.grow(300);
    for (var path : List.copyOf(log.files.keySet())) {
      if (path.startsWith("tile/") && !path.contains("p/3")) {
        var bytes = log.files.get(path);
        bytes[5] ^= 1;
        assertThatThrownBy(this::publish).as(path).isInstanceOf(LogContradicts.class);
        bytes[5] ^= 1;
        assertThat(copy.order).hasSizeLessThan(20).filteredOn("checkpoint"::equals).hasSize(1);
      }
    }
    publish();
    copyProves();
  }

  @Test
  void a_copy_of_another_log_or_of_another_past_is_left_alone() throws Exception {
    publish();
    var before = Map.copyOf(copy.files);
    var other = new SmallLog("other.example/log").grow(9);
    assertThatThrownBy(() -> new Publisher(other, copy).publish(List.of(), false))
        .hasMessageContaining("another log");
    log.forget().grow("a", "b", "c", "d");
    assertThatThrownBy(this::publish).hasMessageContaining("3 entries are not this log's");
    log.forget().grow(2);
    assertThatThrownBy(this::publish).hasMessageContaining("rolled back");
    assertThatThrownBy(() -> new Publisher(log, copy).publish(List.of(other.key()), false))
        .isInstanceOf(LogContradicts.class);
    assertThat(copy.files).isEqualTo(before);
  }

  @Test
  void a_tally_is_copied_if_it_is_the_one_that_the_log_names() throws Exception {
    var sum = SigV4.hash(TALLY.getBytes(UTF_8));
    log.grow(
        "{\"hour\":\"2026-11-23T20Z\",\"rows\":0,\"sha256\":\"" + sum + "\",\"type\":\"tally\"}");
    assertThatThrownBy(this::publish).hasMessageContaining("there is no tally/2026-11-23T20Z.csv");
    log.files.put("tally/2026-11-23T20Z.csv", "hour,else\n".getBytes(UTF_8));
    assertThatThrownBy(this::publish).hasMessageContaining("not the file that the log names");
    log.files.put("tally/2026-11-23T20Z.csv", TALLY.getBytes(UTF_8));
    publish();
    assertThat(copy.files.get("tally/2026-11-23T20Z.csv")).isEqualTo(TALLY.getBytes(UTF_8));
    log.grow("{\"hour\":\"../../x\",\"rows\":0,\"sha256\":\"" + sum + "\",\"type\":\"tally\"}");
    assertThatThrownBy(this::publish).isInstanceOf(LogContradicts.class);
  }

  @Test
  void a_folder_is_a_target(@TempDir Path place) throws Exception {
    log.grow(300);
    var folder = PublicTarget.of(new DirectoryFolder(place));
    new Publisher(log, folder).publish(List.of(log.key()), false);
    var tree = TileTree.open(folder, log.checkpoint());
    assertThat(tree.entries(1).path()).isEqualTo(EntryBundle.path(1, 47));
    assertThat(new Publisher(log, folder).publish(List.of(), false).written()).isZero();
  }
}
