package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private @TempDir Path folder;

  @Test
  void a_world_that_another_version_made_is_made_anew_and_not_a_failure() throws IOException {
    Files.writeString(
        folder.resolve("demo-world.json"), "{\"seed\": 7, \"graph\": \"\", \"port\": 80}");
    assertThat(new DemoFolder(folder).roster()).isEmpty();
  }
}
