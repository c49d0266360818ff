package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.access;
import static org.evenhand.record.RecordWorld.given;
import static org.evenhand.record.RecordWorld.withdrawn;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evenhand.decide.Decision;
import org.evenhand.record.frame.Body;
import org.junit.jupiter.api.Test;

/** Many threads withdraw and access at once; the record alone is asked who was right. */
class WithdrawalsTest {
  private static final int PEOPLE = 12;
  private static final int VIEWER = 50;
  private static final int ROUNDS = 150;

  private final RecordWorld world = new RecordWorld(1);
  private final Consenting consenting = new Consenting();

  /** Who has consented, as of the position applied. */
  private static final class Consenting implements Fold {
    private record State(BitSet people, long applied) {}

    private volatile State state = new State(new BitSet(), 0);

    @Override
    public String name() {
      return "consenting";
    }

    @Override
    public long applied() {
      return state.applied();
    }

    @Override
    public void apply(List<Entry> entries, long upTo) {
      var people = (BitSet) state.people().clone();
      entries.forEach(entry -> apply(entry.change(), people));
      state = new State(people, upTo);
    }

    private static void apply(Change change, BitSet people) {
      if (change instanceof Change.Consent consent) {
        people.set(consent.person().number(), consent.action() == Change.Consent.Action.GIVEN);
      }
    }

    Decision decide() {
      var now = state;
      int[] friends = now.people().stream().toArray();
      return access(MAPS, VIEWER, "GET /v1/me/friends", now.applied(), friends);
    }
  }

  @Test
  void the_record_alone_shows_no_access_after_the_withdrawal_that_forbids_it() throws Exception {
    try (var log =
        Log.open(
            LogConfiguration.small(),
            world.files,
            world.codec,
            world.clock,
            world.clock::nanos,
            List.of(consenting),
            (message, _) -> world.stops.add(message))) {
      runAll(log);
    }
    world.losePower();
    world.folds.clear();
    try (var log = world.open()) {
      assertThat(accessesChecked(log)).isGreaterThan(4 * ROUNDS);
    }
    assertThat(world.stops).isEmpty();
  }

  private void runAll(Log log) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var changing = IntStream.range(0, 4).mapToObj(n -> task(() -> change(log, new Random(n))));
      var asking = IntStream.range(0, 6).mapToObj(_ -> task(() -> ask(log)));
      for (var done : threads.invokeAll(Stream.concat(changing, asking).toList())) {
        done.get();
      }
    }
  }

  private static Callable<Void> task(Runnable what) {
    return () -> {
      what.run();
      return null;
    };
  }

  private static void change(Log log, Random random) {
    for (int i = 0; i < ROUNDS; i++) {
      int person = 1 + random.nextInt(PEOPLE);
      log.append(random.nextBoolean() ? given(MAPS, person) : withdrawn(MAPS, person));
    }
  }

  private void ask(Log log) {
    for (int i = 0; i < ROUNDS; i++) {
      var admission = log.admit(consenting.decide());
      for (int tries = 0; tries < 2 && admission instanceof Admission.Stale; tries++) {
        admission = log.admit(consenting.decide());
      }
      if (admission instanceof Admission.Stale) {
        admission = log.admitAtWriter(consenting::decide);
      }
      assertThat(admission).isInstanceOf(Admission.Admitted.class);
    }
  }

  private int accessesChecked(Log log) {
    var consented = new BitSet();
    int checked = 0;
    for (var body : world.bodies(log)) {
      if (body instanceof Body.Of(var change)) {
        Consenting.apply(change, consented);
      }
      if (body instanceof Body.Access access) {
        var tags = consented.stream().mapToObj(n -> tag(access, n)).toList();
        assertThat(access.lines()).allMatch(line -> tags.contains(line.person()));
        checked++;
      }
    }
    return checked;
  }

  private org.evenhand.record.frame.Bits128 tag(Body.Access access, int person) {
    return world.codec.tag(RecordWorld.p(person), access.header().asked().epoch(), MAPS);
  }
}
