package org.evenhand.app.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphMakerTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, 20261124, -7})
  void the_made_graph_is_like_ego_facebook_in_every_measure(long seed) {
    var graph = make(seed);
    like_ego_facebook(Measures.of(graph.people(), graph.pairs()));
  }

  @Test
  void ego_facebook_itself_passes_the_same_measures() throws IOException {
    var file =
        Path.of(System.getProperty("evenhand.data", "absent"))
            .resolve("ego-facebook/facebook_combined.txt");
    if (!Files.exists(file)) {
      assertThat(System.getenv("CI")).as("in CI the data must be there").isNull();
      Assumptions.abort("skipped: no data");
    }
    var graph = EdgeList.read(file).graph();
    var measures = Measures.of(graph.people(), graph.pairs());
    like_ego_facebook(measures);
    assertThat(measures.edges()).isEqualTo(88_234);
    assertThat(measures.longestList()).isEqualTo(1_045);
    assertThat(measures.clustering()).isCloseTo(0.6055, within(0.0001));
  }

  private static void like_ego_facebook(Measures measures) {
    assertThat(measures.people()).isEqualTo(4_039);
    assertThat(measures.edges()).isBetween(85_588, 90_881); // 88,234 ± 3 %
    assertThat(measures.meanDegree()).isCloseTo(43.7, within(1.0));
    assertThat(measures.clustering()).isCloseTo(0.6, within(0.05));
    assertThat(measures.longestList()).isBetween(900, 1_100);
    assertThat(measures.components()).isEqualTo(1);
  }

  @Test
  void equal_seeds_give_equal_graphs_and_different_seeds_different_ones() {
    assertThat(make(5)).isEqualTo(make(5)).hasSameHashCodeAs(make(5));
    assertThat(make(5)).isNotEqualTo(make(6));
  }

  @Test
  void a_graph_takes_less_than_two_seconds() {
    long before = System.nanoTime();
    make(9);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
  }

  private static Graph make(long seed) {
    return GraphMaker.make(GraphMaker.PEOPLE, World.random(seed, "graph"));
  }
}
