package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.app.demo.story.Tale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that cannot be opened says why, though a server waits for it. */
class OpeningTest {
  private @TempDir Path folder;

  @Test
  void what_opening_throws_comes_out_as_it_was_thrown() {
    for (var failure :
        List.of(
            new IOException("no disk"),
            new UncheckedIOException("no segment", new IOException("no disk")),
            new IllegalStateException("damaged"))) {
      var opening =
          Opening.of(() -> {
            if (failure instanceof IOException io) {
              throw io;
            }
            throw (RuntimeException) failure;
          });
      assertThatThrownBy(opening::platform).isSameAs(failure);
    }
  }

  @Test
  void a_demo_whose_record_cannot_be_opened_says_why_and_not_that_a_server_failed()
      throws IOException {
    var made = new DemoFolder(folder);
    made.begin();
    made.made(new Roster(7, "", 65_001, false, 400, 3, Tale.BARE, List.of(), List.of()));
    Files.writeString(made.platform(), "a file where a folder should be");
    var settings = new Demo.Settings(folder, 65_001, 7, 400, null, false);
    assertThatThrownBy(() -> Demo.start(settings, (_, _) -> {}, (message, _) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("platform");
  }
}
