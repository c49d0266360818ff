package org.evenhand.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, killed under load. Fewer rounds on a desk than in CI. */
class KillTest {
  private static final int AT_THE_DESK = 4;
  private static final int IN_CI = 20;

  @TempDir Path folder;

  @Test
  void whatever_a_client_received_in_full_is_in_the_record_after_kill_9() throws Exception {
    assertKept(System.getenv("CI") == null ? AT_THE_DESK : IN_CI, 400);
  }

  @Tag("long")
  @Test
  void two_hundred_kills_lose_nothing_that_was_answered() throws Exception {
    assertKept(200, 2_000);
  }

  private void assertKept(int rounds, int people) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    var result = KillHarness.run(folder, rounds, people, seed);
    System.out.println(result + ", seed " + seed);
    assertThat(result.faults()).as("seed %d", seed).isEmpty();
    assertThat(result.recorded()).isGreaterThan(rounds);
    assertThat(result.stops()).isPositive();
  }
}
