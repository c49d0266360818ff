package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.given;
import static org.evenhand.record.RecordWorld.p;

import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.erasure.Erasures;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** An erasure through a loss of power at every operation, and a death at each of its own steps. */
class ErasedThroughCrashesTest {
  private static final PersonId ERASED = p(2);
  private final Set<PersonId> forgotten = new HashSet<>();

  @Test
  void after_a_loss_of_power_at_any_operation_the_key_is_there_or_the_frame_is_and_never_both() {
    int at = 1;
    while (losePowerAt(at)) {
      at++;
    }
    assertThat(at).as("operations of a history").isGreaterThan(10);
  }

  private boolean losePowerAt(int at) {
    var world = new World(new SimulatedFiles(new Random(at)), new MemoryTable());
    world.files.losingPowerAt(at);
    boolean acknowledged = false;
    try (var log = world.open(Step.NONE)) {
      log.append(given(MAPS, 2));
      log.append(new Change.Erased(ERASED));
      acknowledged = true;
      log.append(given(MAPS, 3));
    } catch (RecordStopped | UncheckedIOException died) {
      assertThat(world.files.lost()).isTrue();
    }
    boolean lost = world.files.lost();
    // The store may have lost what it wrote as well.
    var table = at % 2 == 0 ? world.table : new MemoryTable();
    if (table.applied() > 0 && !acknowledged) {
      table = new MemoryTable();
    }
    verify(new World(world.files.afterPowerLoss(), table, world.vault), acknowledged);
    return lost;
  }

  @Test
  void a_death_at_any_step_of_carrying_it_out_is_finished_by_the_next_start() {
    for (var step : List.of(Step.BEFORE_KEY, Step.AFTER_KEY, Step.AFTER_FORGETTING)) {
      forgotten.clear();
      var world = new World(new SimulatedFiles(new Random(7)), new MemoryTable());
      try (var log = world.open(step)) {
        log.append(given(MAPS, 2));
        log.append(new Change.Erased(ERASED));
        throw new AssertionError("it was acknowledged though it died at " + step);
      } catch (RecordStopped died) {
        assertThat(died).hasMessageContaining("stopped");
      }
      verify(new World(world.files.afterProcessEnd(), world.table, world.vault), true);
      assertThat(forgotten).as("after a death at %s", step).contains(ERASED);
    }
  }

  private void verify(World world, boolean mustBeErased) {
    try (var log = world.open(Step.NONE)) {
      var kinds = new ArrayList<Kind>();
      log.scan(1, Long.MAX_VALUE, frame -> kinds.add(frame.kind()));
      boolean erased = kinds.contains(Kind.ERASURE);
      assertThat(erased || !mustBeErased).as("an acknowledged erasure stays").isTrue();
      assertThat(world.vault.keys(ERASED).isEmpty()).isEqualTo(erased);
      assertThat(world.vault.keys(p(3))).isPresent();
      log.scan(
          1,
          Long.MAX_VALUE,
          frame -> {
            boolean sealed =
                world.codec.body(frame) instanceof Body.Sealed(var first) && first.equals(ERASED);
            assertThat(sealed).isEqualTo(erased && frame.position() == 1);
            return true;
          });
    }
  }

  /** Where the process dies. */
  private enum Step {
    NONE,
    BEFORE_KEY,
    AFTER_KEY,
    AFTER_FORGETTING
  }

  private final class World {
    private final SimulatedFiles files;
    private final MemoryTable table;
    private final MemoryKeyVault vault;
    private final FrameCodec codec;
    private final SettableClock clock = new SettableClock();

    World(SimulatedFiles files, MemoryTable table) {
      this(files, table, new MemoryKeyVault(42, new SecureRandom()));
      vault.create(p(1), p(9));
    }

    World(SimulatedFiles files, MemoryTable table, MemoryKeyVault vault) {
      this.files = files;
      this.table = table;
      this.vault = vault;
      this.codec = new FrameCodec(DecisionFixtures.catalogue(), vault, new SecureRandom(), 1 << 20);
    }

    Log open(Step death) {
      var erasures = Erasures.open(table, dying(death), person -> forget(person, death));
      return Log.open(
          RecordWorld.TINY, files, codec, clock, clock::nanos, List.of(erasures), (_, _) -> {});
    }

    private void forget(PersonId person, Step death) {
      forgotten.add(person);
      codec.forget(person);
      if (death == Step.AFTER_FORGETTING) {
        throw new IllegalStateException("the process dies");
      }
    }

    private KeyVault dying(Step death) {
      return new KeyVault() {
        @Override
        public void create(PersonId first, PersonId last) {
          vault.create(first, last);
        }

        @Override
        public boolean destroyed(PersonId person) {
          return vault.destroyed(person);
        }

        @Override
        public int highest() {
          return vault.highest();
        }

        @Override
        public Optional<PersonKeys> keys(PersonId person) {
          return vault.keys(person);
        }

        @Override
        public void erase(PersonId person) {
          if (death == Step.BEFORE_KEY) {
            throw new IllegalStateException("the process dies");
          }
          vault.erase(person);
          if (death == Step.AFTER_KEY) {
            throw new IllegalStateException("the process dies");
          }
        }

        @Override
        public byte[] installationKey(String use, String context, int bytes) {
          return vault.installationKey(use, context, bytes);
        }
      };
    }
  }
}
