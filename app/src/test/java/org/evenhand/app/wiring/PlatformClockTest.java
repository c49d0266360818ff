package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform's clock does each second. */
class PlatformClockTest {
  @TempDir Path folder;

  @Test
  void what_was_given_to_the_clock_is_done_again_and_again()
      throws IOException, InterruptedException {
    var twice = new CountDownLatch(2);
    try (var platform =
        Platform.open(
            PlatformConfiguration.in(folder),
            InstantSource.system(),
            (message, cause) -> {
              throw new IllegalStateException(message, cause);
            })) {
      var _ = platform.eachSecond(twice::countDown);
      assertThat(twice.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
