package org.evenhand.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed server's folder, damaged in every way that a disk or somebody with access could. */
class DamageTest {
  @TempDir Path folder;

  @Test
  void damage_is_reported_with_its_place_and_no_acknowledged_record_is_lost_unseen()
      throws Exception {
    assertSeen(35);
  }

  @Tag("long")
  @Test
  void eight_hundred_damages_are_reported_and_lose_nothing_unseen() throws Exception {
    assertSeen(800);
  }

  private void assertSeen(int runs) throws IOException, InterruptedException {
    long seed = System.nanoTime();
    var result = DamageHarness.run(folder, runs, seed);
    System.out.println(result + "\nseed " + seed);
    assertThat(result.faults()).as("seed %d", seed).isEmpty();
    assertThat(result.answers()).isPositive();
    assertThat(result.files())
        .contains("bundle", "partial bundle", "tile", "partial tile", "segments.parquet");
  }
}
