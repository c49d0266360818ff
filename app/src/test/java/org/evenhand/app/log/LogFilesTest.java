package org.evenhand.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.evenhand.record.seal.DirectoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a path reaches, and how much of them. */
class LogFilesTest {
  @TempDir Path folder;
  private final SmallLog log = new SmallLog("small.example/log");
  private DirectoryFolder all;
  private LogFiles files;

  @BeforeEach
  void write() throws IOException {
    all = new DirectoryFolder(folder);
    files = new LogFiles(folder.resolve("public"));
    log.grow(300);
    for (var file : log.files.entrySet()) {
      all.write("public/" + file.getKey(), file.getValue());
    }
    all.write("public/tally/2026-11-23T20Z.csv", new byte[] {1});
    all.write("sealer/state", new byte[] {1});
    all.write("keys/0001-ed25519.key", new byte[] {1});
  }

  private byte[] read(String path) throws IOException {
    try (var file = files.find(path).orElseThrow()) {
      var out = new ByteArrayOutputStream();
      file.writeTo(out);
      return out.toByteArray();
    }
  }

  @Test
  void every_file_of_the_log_is_given_as_it_lies() throws IOException {
    for (var file : log.files.entrySet()) {
      assertThat(read(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
    }
    assertThat(read("tally/2026-11-23T20Z.csv")).containsExactly(1);
  }

  @Test
  void a_partial_tile_that_was_replaced_is_the_beginning_of_the_full_one() throws IOException {
    var tile = log.files.get("tile/0/000");
    assertThat(read("tile/0/000.p/7")).isEqualTo(Arrays.copyOf(tile, 7 * 32));
    assertThat(read("tile/0/001.p/40"))
        .isEqualTo(Arrays.copyOf(log.files.get("tile/0/001.p/44"), 40 * 32));
    var seven = new SmallLog("small.example/log").grow(7).files.get("tile/entries/000.p/7");
    assertThat(read("tile/entries/000.p/7")).isEqualTo(seven);
  }

  @Test
  void what_no_published_checkpoint_covers_is_not_given() throws IOException {
    all.write("public/tile/0/001.p/45", new byte[45 * 32]);
    all.write("public/tile/0/002", new byte[8192]);
    assertThat(files.find("tile/0/001.p/45")).isEmpty();
    assertThat(files.find("tile/0/001")).isEmpty();
    assertThat(files.find("tile/0/002")).isEmpty();
    assertThat(files.find("tile/0/002.p/1")).isEmpty();
    assertThat(files.find("tile/1/000.p/2")).isEmpty();
    assertThat(read("tile/1/000.p/1")).hasSize(32);
  }

  @Test
  void a_checkpoint_that_nobody_can_read_takes_no_tile_away() throws IOException {
    assertThat(read("tile/0/000")).hasSize(8192);
    all.write("public/checkpoint", "no note".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(read("tile/0/000")).isEqualTo(log.files.get("tile/0/000"));
    assertThat(read("tile/0/001.p/44")).hasSize(44 * 32);
    assertThat(files.find("tile/0/001.p/45")).isEmpty();
    var anew = new LogFiles(folder.resolve("public"));
    assertThatThrownBy(() -> anew.find("tile/0/000"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checkpoint is damaged");
  }

  @Test
  void what_a_crash_left_under_a_covered_path_is_not_what_is_given() throws IOException {
    // Written under 20 entries that nobody signed, then written otherwise up to 44.
    all.write("public/tile/0/001.p/20", new byte[20 * 32]);
    assertThat(read("tile/0/001.p/20"))
        .isEqualTo(Arrays.copyOf(log.files.get("tile/0/001.p/44"), 20 * 32));
  }

  @Test
  void a_bundle_that_was_cut_short_is_refused_and_not_held_open() throws IOException {
    var path = "tile/entries/001.p/44";
    all.write("public/" + path, Arrays.copyOf(log.files.get(path), 100));
    long before = openFiles();
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> read(path)).isInstanceOf(EOFException.class);
    }
    assertThat(openFiles()).isLessThan(before + 25);
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "..",
        "../sealer/state",
        "tile/../../sealer/state",
        "tile/entries/../../../keys/0001-ed25519.key",
        "tile/0/../../../sealer/state",
        "tally/../../sealer/state",
        "tally/..%2f..%2fsealer%2fstate",
        "tally/2026-11-23T20Z.csv/",
        "tally/",
        "checkpoint/",
        "checkpoint.new",
        "./checkpoint",
        "/checkpoint",
        "tile",
        "tile/0",
        "tile/00/000",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/07",
        "tile/0/000.p",
        "tile/0/-01",
        "tile/64/000",
        "tile/entries/000/",
        "tile/entries/000.p/300",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/x009/x223/x372/x036/x854/x775/807"
      })
  void no_other_path_reaches_anything(String path) throws IOException {
    assertThat(files.find(path)).isEmpty();
  }

  @Test
  void a_log_that_is_not_there_yet_has_no_files() throws IOException {
    var none = new LogFiles(folder.resolve("none"));
    for (var path : new String[] {"checkpoint", "key", "tile/0/000", "tile/entries/000.p/1"}) {
      assertThat(none.find(path)).as(path).isEmpty();
    }
  }
}
