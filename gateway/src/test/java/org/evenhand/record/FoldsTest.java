package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.access;
import static org.evenhand.record.RecordWorld.bulk;
import static org.evenhand.record.RecordWorld.given;

import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Stream;
import org.evenhand.record.vault.MemoryKeyVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log promises its folds. */
class FoldsTest {
  private final RecordWorld world = new RecordWorld(1);

  private void record(int changes) {
    try (var log = world.open()) {
      for (int i = 0; i < changes; i++) {
        log.append(bulk(i, 100));
        log.admit(access(MAPS, 1, "GET /v1/me", log.applied(), 2));
      }
    }
    world.endProcess();
  }

  @Test
  void a_fold_that_is_behind_gets_what_it_lacks_and_the_others_nothing_again() {
    record(20);
    world.folds.getFirst().fallBack(13);
    var had = world.folds.getFirst().entries();
    assertThat(had).hasSizeLessThan(20);
    world.folds.add(new KeptFold("new"));
    try (var log = world.open()) {
      for (var fold : world.folds) {
        assertThat(fold.applied()).isEqualTo(log.applied()).isEqualTo(40);
        assertThat(fold.entries()).hasSize(20);
        assertThat(fold.entries()).isEqualTo(world.folds.getLast().entries());
      }
    }
  }

  @Test
  void a_fold_ahead_of_the_record_keeps_it_closed_and_the_damaged_end_as_it_is() {
    record(20);
    var last = world.logNames().getLast();
    world.files.flip(last, lastWritten(world.files.content().get(last)), 3);
    var before = world.files.content();
    assertThatThrownBy(world::open)
        .isInstanceOf(CannotOpenRecord.FoldAhead.class)
        .hasMessageContaining("'one' has applied position 40, but the record ends at 39");
    assertSame(before, world.files.content());
    assertThat(world.files.operations()).isZero();
  }

  private void recordConsents() {
    try (var log = world.open()) {
      for (int person = 1; person <= 20; person++) {
        log.append(given(MAPS, person));
      }
    }
    world.endProcess();
    world.folds.forEach(fold -> fold.fallBack(100));
  }

  @Test
  void a_vault_without_the_keys_of_the_record_keeps_it_closed_and_nothing_is_applied() {
    recordConsents();
    assertThatThrownBy(() -> world.openWith(new MemoryKeyVault(42, new SecureRandom())))
        .isInstanceOf(CannotOpenRecord.WrongVault.class)
        .hasMessageContaining("position 1 is sealed under the key of person 1")
        .hasMessageContaining("never made")
        .hasMessageContaining("put back the vault");
    assertThat(world.folds).extracting(KeptFold::applied).containsOnly(0L);
  }

  @Test
  void a_vault_older_than_the_record_keeps_it_closed_and_no_store_passes_what_it_cannot_open() {
    recordConsents();
    var older = new MemoryKeyVault(42, new SecureRandom());
    older.create(RecordWorld.p(1), RecordWorld.p(17));
    assertThatThrownBy(() -> world.openWith(older))
        .isInstanceOf(CannotOpenRecord.WrongVault.class)
        .hasMessageContaining("position 18 is sealed under the key of person 18");
    for (var fold : world.folds) {
      assertThat(fold.applied()).isLessThan(18).isEqualTo(fold.entries().size());
    }
  }

  @Test
  void a_vault_of_another_record_keeps_it_closed_and_nothing_is_applied() {
    recordConsents();
    var others = new MemoryKeyVault(43, new SecureRandom());
    others.create(RecordWorld.p(1), RecordWorld.p(100));
    assertThatThrownBy(() -> world.openWith(others))
        .isInstanceOf(CannotOpenRecord.WrongVault.class)
        .hasMessageContaining("position 1 is sealed under the key of person 1")
        .hasMessageContaining("another key");
    assertThat(world.folds).extracting(KeptFold::applied).containsOnly(0L);
  }

  @Test
  void what_was_sealed_under_a_key_that_is_destroyed_is_passed_over() {
    recordConsents();
    world.vault.erase(RecordWorld.p(7));
    try (var log = world.open()) {
      assertThat(log.applied()).isEqualTo(20);
      assertThat(world.folds.getFirst().entries())
          .hasSize(19)
          .extracting(Entry::position)
          .doesNotContain(7L);
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("broken"),
        new AssertionError("broken"),
        new InternalError("broken"),
        new OutOfMemoryError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_fold_that_throws_stops_the_process_and_nobody_is_told_of_what_it_missed(Throwable with)
      throws Exception {
    try (var log = world.open()) {
      log.append(bulk(1, 1));
      world.folds.getLast().failFrom(2, with);
      var call = Held.calling(() -> log.append(bulk(2, 1)));
      assertThatThrownBy(() -> Held.result(call)).hasCauseInstanceOf(RecordStopped.class);
      assertThat(log.applied()).isEqualTo(1);
      assertThat(world.stops).singleElement().asString().contains("a store could not apply");
    }
    world.endProcess();
    world.folds.getLast().failFrom(Long.MAX_VALUE, with);
    try (var log = world.open()) {
      assertThat(world.folds.getLast().applied()).isEqualTo(log.applied());
      assertThat(world.folds.getLast().entries()).isEqualTo(world.folds.getFirst().entries());
    }
  }

  @Test
  void a_record_runs_until_it_stops_or_is_closed() throws Exception {
    var log = world.open();
    assertThat(log.running()).isTrue();
    log.close();
    assertThat(log.running()).isFalse();
    world.folds.getLast().failFrom(2, new IllegalStateException("broken"));
    try (var stopping = world.open()) {
      stopping.append(bulk(1, 1));
      var call = Held.calling(() -> stopping.append(bulk(2, 1)));
      assertThatThrownBy(() -> Held.result(call)).hasCauseInstanceOf(RecordStopped.class);
      assertThat(stopping.running()).isFalse();
    }
  }

  @Test
  void folds_have_caught_up_while_each_holds_every_change() {
    try (var log = world.open()) {
      log.append(bulk(1, 1));
      log.admit(access(MAPS, 1, "GET /v1/me", log.applied(), 2));
      assertThat(log.foldsCaughtUp()).as("an access is no change").isTrue();
      world.folds.getLast().fallBack(1);
      assertThat(log.foldsCaughtUp()).isFalse();
    }
  }

  @Test
  void a_listener_hears_of_every_position_once_and_whether_anything_changed() {
    var heard = new java.util.ArrayList<String>();
    try (var log = world.open()) {
      log.onApplied((position, changed) -> heard.add(position + " " + changed));
      log.append(bulk(1, 1));
      log.admit(access(MAPS, 1, "GET /v1/me", 1, 2));
    }
    assertThat(heard).containsExactly("1 true", "2 false");
  }

  private static int lastWritten(byte[] file) {
    int at = file.length - 1;
    while (file[at] == 0) {
      at--;
    }
    return at;
  }

  static void assertSame(Map<String, byte[]> before, Map<String, byte[]> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
  }
}
