package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.evenhand.app.log.SmallLog;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.record.seal.DirectoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying the public log of a running platform. */
class PublishCommandTest {
  @TempDir Path folder;

  private Run publish(Object... more) {
    var all = new Object[4 + more.length];
    System.arraycopy(
        new Object[] {"publish", DemoServer.shared().folder(), "--to", folder.resolve("copy")},
        0,
        all,
        0,
        4);
    System.arraycopy(more, 0, all, 4, more.length);
    return Run.of(all);
  }

  @Test
  void a_copy_of_a_running_platforms_log_proves_by_itself() throws Exception {
    var run = publish();
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    var copy = new DirectoryFolder(folder.resolve("copy"));
    var note = SignedNote.parse(copy.read("checkpoint").orElseThrow());
    var checkpoint = Checkpoint.parse(note.text());
    assertThat(run.out())
        .contains(String.format(Locale.ROOT, "holds %,d entries", checkpoint.size()));
    assertThat(TileTree.open(copy::read, checkpoint).entries(0).entries()).isNotEmpty();
    assertThat(publish().exit()).isZero();
  }

  @Test
  void a_copy_that_lost_a_file_is_mended_by_a_look_at_all_of_it_and_that_is_said()
      throws IOException {
    var log = new SmallLog("small.example/log").grow(600);
    var source = new DirectoryFolder(folder.resolve("data/public"));
    for (var file : log.files.entrySet()) {
      source.write(file.getKey(), file.getValue());
    }
    Object[] words = {"publish", folder.resolve("data"), "--to", folder.resolve("copy"), "--check"};
    var fewer = Arrays.copyOf(words, 4);
    assertThat(Run.of(fewer).exit()).isZero();
    var lost = folder.resolve("copy/tile/entries/000");
    Files.delete(lost);
    assertThat(Run.of(fewer).out()).contains("0 files were written").doesNotContain("missing");
    assertThat(lost).doesNotExist();
    var mended = Run.of(words);
    assertThat(mended.exit()).as(mended.err()).isZero();
    assertThat(mended.out()).contains("1 of these the copy should have had");
    assertThat(lost).hasBinaryContent(log.files.get("tile/entries/000"));
    assertThat(Run.of(words).out()).contains("0 files were written").doesNotContain("missing");
  }

  @Test
  void a_log_that_another_key_should_have_signed_is_not_published() throws IOException {
    var other = SmallLog.signer("demo.example/log").verifier();
    var run = publish("--key", other);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("nothing more is published");
    assertThat(Files.exists(folder.resolve("copy").resolve("checkpoint"))).isFalse();
    assertThat(publish("--key", "nonsense").exit()).isEqualTo(2);
    assertThat(Run.of("publish", folder, "--to", folder.resolve("copy")).exit()).isEqualTo(2);
  }
}
