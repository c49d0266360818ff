package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo's whole record, decided again. */
class ReplayCommandTest {
  @TempDir Path folder;

  @Test
  void a_demos_whole_record_comes_out_the_same() {
    var server = DemoServer.shared();
    for (var id : List.of("sunny-maps", "quiz-box")) {
      var app = server.app(id);
      for (var path :
          List.of(
              "/v1/me",
              "/v1/me/friends?limit=2&fields=id,name",
              "/v1/me/photos?fields=id,taken_at,tags%7Bid,name%7D",
              "/v1/me/relationships")) {
        server.call(path, app.token());
      }
    }
    var run = Run.of("replay", server.folder());
    // Another test may have erased somebody: what they asked is beyond re-decision, and is said
    // first.
    assertThat(run.outLines())
        .filteredOn(line -> line.startsWith("Decided again: "))
        .singleElement()
        .asString()
        .contains(" 0 different, ")
        .doesNotContain(" 0 the same");
    assertThat(run.exit()).isZero();
  }

  @Test
  void what_an_import_brought_being_gone_is_something_wrong() throws IOException {
    var platform = DemoServer.shared().folder().resolve("platform");
    for (var part : List.of("log", "vault")) {
      copy(platform.resolve(part), folder.resolve(part));
    }
    var run = Run.of("replay", folder);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).contains("lost: import at ", ": what it brought was not kept");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  @Test
  void a_folder_without_a_record_is_wrong_use() {
    assertThat(Run.of("replay", folder).exit()).isEqualTo(2);
  }
}
