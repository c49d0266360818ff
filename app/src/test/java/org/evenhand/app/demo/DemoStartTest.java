package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.demo.world.EdgeList;
import org.evenhand.app.identity.IdentityParts;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.people.intake.Progress;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoStartTest {
  private static final Progress SILENT = (_, _) -> {};

  @TempDir private Path folder;

  @Test
  void a_graph_file_that_cannot_be_read_leaves_the_old_world_where_it_is() throws IOException {
    var data = folder.resolve("demo");
    var made = new DemoFolder(data);
    made.begin();
    Files.createDirectories(made.platform());
    var old = Files.writeString(made.platform().resolve("frame"), "of the old world");
    made.made(new Roster(7, "", 8080, false, 400, 3, Tale.BARE, List.of(), List.of()));
    var graph = Files.writeString(folder.resolve("graph.txt"), "1 2\n3 four\n");

    assertThatThrownBy(() -> start(data, graph))
        .isInstanceOf(EdgeList.Malformed.class)
        .hasMessageContaining("graph.txt:2:1");
    assertThat(old).hasContent("of the old world");
    assertThat(made.roster()).isPresent();
  }

  @Test
  void the_token_that_is_ready_is_of_whoever_signs_in_until_they_stop_the_app() throws IOException {
    var settings =
        new Demo.Settings(folder.resolve("demo"), DemoServer.freePort(), 7, 400, null, false);
    String first;
    try (var demo = Demo.start(settings, SILENT, DemoStartTest::failing)) {
      first = demo.tokenOf();
      assertThat(demo.someSignIn()).first().isEqualTo(first);
      var keenest = demo.authorisations(new AppId("sunny-maps")).getFirst();
      demo.part(IdentityParts.class).acts().revoke(keenest, "stopped, as the demo says");
    }
    try (var again = Demo.start(settings, SILENT, DemoStartTest::failing)) {
      assertThat(again.tokenOf()).isNotEqualTo(first);
      assertThat(again.someSignIn()).as("who cannot stop it then").doesNotContain(again.tokenOf());
    }
  }

  private static void failing(String message, Throwable cause) {
    throw new AssertionError(message, cause);
  }

  private static void start(Path data, Path graph) throws IOException {
    var settings = new Demo.Settings(data, 65_000, 7, 400, graph, true);
    Demo.start(settings, SILENT, (message, _) -> assertThat(message).isNull()).close();
  }
}
