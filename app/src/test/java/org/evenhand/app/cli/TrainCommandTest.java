package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher makes the ahead-of-time cache by this, and without it starts twice as slowly. */
class TrainCommandTest {
  private @TempDir Path folder;

  @Test
  void training_comes_to_its_end() {
    var run = Run.of("train", folder.resolve("world"));
    assertThat(run.exit()).as(run.err()).isZero();
  }
}
