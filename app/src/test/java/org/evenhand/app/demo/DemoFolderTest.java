package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private @TempDir Path folder;

  @Test
  void passwords_of_the_last_run_are_read_back_and_of_another_versions_file_nobodys()
      throws IOException {
    var demo = new DemoFolder(folder);
    assertThat(demo.given()).isEmpty();
    var anna = new DemoFile.Person("anna", "a password", "7", "the account's mark");
    demo.write(new DemoFile("http://localhost:8080", List.of(anna), List.of(), List.of()));
    assertThat(demo.given()).containsExactly(anna);
    Files.writeString(demo.secrets(), "{\"people\": [{\"username\": \"anna\"}]}");
    assertThat(demo.given()).containsExactly(new DemoFile.Person("anna", "", "", ""));
    Files.writeString(demo.secrets(), "{\"people\": ");
    assertThat(demo.given()).isEmpty();
  }

  @Test
  void a_world_that_another_version_made_is_made_anew_and_not_a_failure() throws IOException {
    Files.writeString(
        folder.resolve("demo-world.json"), "{\"seed\": 7, \"graph\": \"\", \"port\": 80}");
    assertThat(new DemoFolder(folder).roster()).isEmpty();
  }
}
