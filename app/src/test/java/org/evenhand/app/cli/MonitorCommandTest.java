package org.evenhand.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.app.log.SmallLog;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.SignedNote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following a log on a web server whose owner may do as it likes. */
class MonitorCommandTest {
  @TempDir Path folder;
  private final SmallLog log = new SmallLog("small.example/log").grow(3);
  private URI url;

  @BeforeEach
  void serve() throws IOException {
    url = log.serve();
  }

  @AfterEach
  void stop() {
    log.close();
  }

  private Run look() {
    return Run.of("monitor", url, "--once", "--state", folder.resolve("state"), "--key", log.key());
  }

  private static String added(Object key) {
    return "{\"act\":\"added\",\"key\":\"" + key + "\",\"type\":\"key\"}";
  }

  @Test
  void each_public_act_is_one_line_and_is_told_once() {
    var first = look();
    assertThat(first.err()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(first.outLines())
        .containsExactly(
            "#0 agreement ended: id agreement-0 — the year is over (officer o-1)",
            "#1 agreement ended: id agreement-1 — the year is over (officer o-1)",
            "#2 agreement ended: id agreement-2 — the year is over (officer o-1)",
            "3 entries, 3 of them new: rightly signed, and grown from what was seen before.");
    log.grow("{\"count\":1,\"to\":41,\"type\":\"seal\"}", "no json\u001b[31m");
    assertThat(look().outLines())
        .containsExactly(
            "#4 an entry of 12 bytes that is no JSON",
            "5 entries, 2 of them new; sealed to position 41: rightly signed, and grown from what"
                + " was seen before.");
    assertThat(look().outLines()).hasSize(1).first().asString().startsWith("5 entries, 0 of them");
  }

  @Test
  void what_a_log_wrote_cannot_command_the_terminal() {
    log.grow("{\"reason\":\"a\\u001b[2Jb\\u202ec\",\"type\":\"app_registered\"}");
    assertThat(look().outLines()).contains("#3 app registered — a?[2Jb?c");
  }

  @Test
  void a_log_of_many_bundles_is_followed() {
    log.grow(1_500);
    assertThat(look().outLines()).hasSize(1_504);
    log.grow(1_000);
    assertThat(look().outLines()).hasSize(1_001);
  }

  @Test
  void a_fork_is_found_and_both_checkpoints_are_kept() throws IOException {
    assertThat(look().exit()).isZero();
    var seen = log.note();
    log.forget().grow("{\"type\":\"other\"}").grow(5);
    var run = look();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("forked: its 3 entries are not those that were seen");
    assertThat(evidence())
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactlyInAnyOrder("seen", "shown");
    for (var file : evidence()) {
      var expected = file.endsWith("seen") ? seen : log.note();
      assertThat(Files.readAllBytes(file)).isEqualTo(expected.bytes());
    }
    assertThat(look().exit()).isEqualTo(3);
  }

  @Test
  void another_tree_of_the_same_size_is_a_fork_too() {
    assertThat(look().exit()).isZero();
    log.forget().grow("a", "b", "c");
    assertThat(look().exit()).isEqualTo(3);
  }

  @Test
  void a_rollback_is_found() throws IOException {
    log.grow(4);
    assertThat(look().exit()).isZero();
    log.forget().grow(3);
    var run = look();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("rolled back from 7 entries to 3", "kept in");
    assertThat(evidence()).hasSize(2);
  }

  @Test
  void an_entry_of_a_key_that_is_none_is_found_and_not_tried_again() throws IOException {
    assertThat(look().exit()).isZero();
    log.grow(added("no key\\u001b[31m"));
    var run = look();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("entry 3 announces no key", "both checkpoints are kept in");
    assertThat(run.err()).doesNotContain("\u001b");
    assertThat(evidence()).hasSize(2);
  }

  @Test
  void of_a_log_seen_for_the_first_time_there_is_one_checkpoint_to_keep() throws IOException {
    log.files.get("tile/entries/000.p/3")[12] ^= 1;
    var run = look();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("its checkpoint is kept in").doesNotContain("both");
    assertThat(evidence()).hasSize(1);
  }

  @Test
  void a_file_that_is_missing_proves_nothing() {
    log.grow(300);
    for (var path : List.of("tile/entries/000", "tile/0/000", "tile/0/001.p/47")) {
      var file = log.files.remove(path);
      var run = look();
      assertThat(run.exit()).as(path).isEqualTo(1);
      assertThat(run.err()).contains("there is no http");
      log.files.put(path, file);
    }
    assertThat(look().exit()).isZero();
  }

  @Test
  void a_size_that_no_log_has_is_a_log_with_missing_files() {
    var greatest = new Checkpoint("small.example/log", Long.MAX_VALUE, new byte[32]);
    log.files.put("checkpoint", SignedNote.sign(greatest.text(), 0, List.of(log.signer())).bytes());
    var run = look();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("there is no http").doesNotContain("\tat ");
  }

  private List<Path> evidence() throws IOException {
    try (var files = Files.walk(folder.resolve("state").resolve("evidence"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_checkpoint_that_is_not_rightly_signed_is_found() {
    assertThat(look().exit()).isZero();
    var key = log.key();
    log.signedBy(List.of(SmallLog.signer("small.example/log"))).grow(1);
    var run = Run.of("monitor", url, "--once", "--state", folder.resolve("state"), "--key", key);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("No signature of a known key");
  }

  @Test
  void an_entry_that_is_not_the_one_in_the_tree_is_found() {
    log.files.get("tile/entries/000.p/3")[12] ^= 1;
    var run = look();
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("Entry 0 isn't the one in the tree");
  }

  @Test
  void a_new_key_is_believed_because_the_old_one_signed_that_it_was_added() {
    assertThat(look().exit()).isZero();
    var old = log.signer();
    var fresh = SmallLog.signer("small.example/log");
    log.signedBy(List.of(old, fresh)).grow(added(fresh.verifier()));
    assertThat(look().exit()).isZero();
    log.signedBy(List.of(fresh)).grow(1);
    var run =
        Run.of(
            "monitor", url, "--once", "--state", folder.resolve("state"), "--key", old.verifier());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @Test
  void without_a_key_the_logs_own_word_is_taken_and_said_to_be() {
    var state = folder.resolve("own");
    var run = Run.of("monitor", url, "--once", "--state", state);
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("No key was given; from here on the log's own is believed:");
    log.files.put("key", "nonsense".getBytes(UTF_8));
    assertThat(Run.of("monitor", url, "--once", "--state", state).exit()).isZero();
    var other = SmallLog.signer("small.example/log").verifier();
    var wrong = Run.of("monitor", url, "--once", "--state", state, "--key", other);
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("choose another --state");
  }

  @Test
  void who_cannot_be_reached_is_no_proof_of_anything() {
    log.close();
    var run = look();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("cannot be reached");
    assertThat(Run.of("monitor", "ftp://a", "--once").exit()).isEqualTo(2);
  }

  @Test
  void a_real_platform_is_followed_by_its_bare_address() {
    var server = DemoServer.shared();
    var run = Run.of("monitor", server.base(), "--once", "--state", folder.resolve("demo"));
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("terms published", "app registered", "sealed to position");
  }
}
