package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;

/** A platform's folder with a story in it, sealed and published. */
public final class PlayedFolder {
  private PlayedFolder() {}

  /**
   * Plays a story.
   *
   * @param present its end
   */
  public static void play(Path folder, Tale tale, URI baseUrl, Instant present) throws IOException {
    Past.play(
        PlatformConfiguration.in(folder),
        new History(7, tale, baseUrl, present),
        PublicLogConfiguration.of("audited.example/log", List.of()),
        (_, _) -> {},
        (message, _) -> assertThat(message).isNull());
  }
}
