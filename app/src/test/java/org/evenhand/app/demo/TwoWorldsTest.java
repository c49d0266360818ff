package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Said;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hidden things leave no trace in anything that an app is answered, byte for byte. */
class TwoWorldsTest {
  @TempDir Path folder;

  @Test
  void ten_people_who_let_no_app_see_them_leave_no_trace_in_any_answer() throws Exception {
    var twins = new TwinWorlds(2026);
    try (var worlds =
        TwoWorlds.start(
            folder,
            twins.with(EnumSet.allOf(Difference.class)),
            twins.with(EnumSet.noneOf(Difference.class)))) {
      worlds.assertEqualForAll();
      assertThat(worlds.asked()).isGreaterThan(1_000);
    }
  }

  @Test
  void somebody_who_does_consent_is_told_apart_by_the_same_comparison() throws Exception {
    var twins = new TwinWorlds(2026);
    var without = twins.with(Set.of());
    var said = new ArrayList<>(without.said());
    var role = Cast.roles().getFirst();
    var friend = Difference.SETS_PRIVACY.person();
    said.add(new Said(friend, role, role.listed(), 365, null, Said.Later.STANDS));
    try (var worlds =
        TwoWorlds.start(folder, new TwinWorlds.Played(without.world(), said), without)) {
      assertThatThrownBy(worlds::assertEqualForAll).isInstanceOf(AssertionError.class);
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource
  void a_hidden_person_leaves_no_trace_whatever_the_others_do(Difference difference, long seed)
      throws Exception {
    var twins = new TwinWorlds(seed);
    try (var worlds =
        TwoWorlds.start(folder, twins.with(Set.of(difference)), twins.with(Set.of()))) {
      worlds.assertEqualForAll();
    }
  }

  static Stream<Arguments> a_hidden_person_leaves_no_trace_whatever_the_others_do() {
    return Stream.of(Difference.values())
        .flatMap(d -> LongStream.rangeClosed(1, 3).mapToObj(seed -> Arguments.of(d, seed)));
  }
}
