package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.people.intake.ImportReport;
import org.evenhand.people.intake.PeopleFiles;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.store.rocks.RocksStore;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graphs that others published, in RocksDB. */
class RealGraphTest {
  @TempDir Path folder;

  @Test
  void ego_facebook_is_kept_as_the_file_has_it() throws IOException {
    var file = real("ego-facebook/facebook_combined.txt");
    Map<String, Set<String>> expected = new HashMap<>();
    for (var line : Files.readAllLines(file)) {
      var ids = line.split(" ", -1);
      expected.computeIfAbsent(ids[0], _ -> new HashSet<>()).add(ids[1]);
      expected.computeIfAbsent(ids[1], _ -> new HashSet<>()).add(ids[0]);
    }
    try (var store = RocksStore.open(folder, RocksConfiguration.usual())) {
      var world = new PeopleWorld(store.table("people"));
      var report = read(world, file);

      assertThat(report.people()).isEqualTo(4_039);
      assertThat(report.friendships()).isEqualTo(88_234);
      Map<Integer, String> names = new HashMap<>();
      expected.keySet().forEach(id -> names.put(number(world, id).number(), id));
      try (var now = world.people.snapshot()) {
        expected.forEach((id, friends) ->
            assertThat(now.friends(number(world, id)).stream().mapToObj(names::get))
                .containsExactlyInAnyOrderElementsOf(friends));
        assertThat(now.friends(number(world, "107")).getCardinality()).isEqualTo(1_045);
      }
      world.people.close();
    }
  }

  @Test
  void self_loops_of_facebook_pages_are_counted_and_skipped() throws IOException {
    var file = real("facebook-pages/facebook_edges.csv.gz");
    try (var store = RocksStore.open(folder, RocksConfiguration.usual())) {
      var world = new PeopleWorld(store.table("people"));
      var report = read(world, file);
      assertThat(report.selfLoops()).isEqualTo(179);
      assertThat(report.people()).isEqualTo(22_470);
      assertThat(report.skippedOthers()).isZero();
      world.people.close();
    }
  }

  private static PersonId number(PeopleWorld world, String id) {
    return world.people.person(id).orElseThrow();
  }

  private static ImportReport read(PeopleWorld world, Path file) {
    long start = System.nanoTime();
    var report =
        world
            .intake()
            .run(
                new PeopleFiles(List.of(), List.of(file), List.of(), PeopleWorld.CATALOGUE),
                _ -> {},
                (_, _) -> {});
    System.out.printf(
        "%s: %,d people, %,d friendships in %,d ms%n",
        file.getFileName(),
        report.people(),
        report.friendships(),
        (System.nanoTime() - start) / 1_000_000);
    return report;
  }

  private static Path real(String name) {
    var file = Path.of(System.getProperty("evenhand.data", "absent"), name);
    assumeTrue(System.getenv("CI") != null || Files.exists(file), "skipped: no data");
    return file;
  }
}
