package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.RecordWorld.GAMES;
import static org.evenhand.record.RecordWorld.MAPS;
import static org.evenhand.record.RecordWorld.access;
import static org.evenhand.record.RecordWorld.bulk;
import static org.evenhand.record.RecordWorld.given;
import static org.evenhand.record.RecordWorld.p;
import static org.evenhand.record.RecordWorld.withdrawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An access must not stand after the change that forbids it. Here viewer 1 is shown friend 2. */
class StaleTest {
  private static final PhotoId PHOTO = new PhotoId(9);
  private static final GrantId GRANT = new GrantId(4);

  private final RecordWorld world = new RecordWorld(1);

  private static Admission admit(Log log, long factsAt) {
    return log.admit(access(MAPS, 1, "GET /v1/me/friends", factsAt, 2));
  }

  static Stream<Change> restrictive() {
    return Stream.of(
        withdrawn(MAPS, 1),
        withdrawn(MAPS, 2),
        RecordWorld.consent(Action.NARROWED, MAPS, 2),
        RecordWorld.consent(Action.EXPIRED, MAPS, 2),
        new Change.GrantEnded(GRANT, p(1), MAPS, "revoked"),
        new Change.Stopped(p(1), MAPS),
        new Change.AudienceSet(p(2), RecordWorld.FRIENDS, Audience.ONLY_ME),
        new Change.AudienceListed(p(2), p(1), RecordWorld.FRIENDS, Listing.KEPT_OUT),
        new Change.AudienceListed(p(2), p(1), RecordWorld.FRIENDS, Listing.NEITHER),
        new Change.AudienceListed(p(30), p(1), RecordWorld.FRIENDS, Listing.KEPT_OUT),
        new Change.Blocked(p(2), p(1)),
        new Change.Blocked(p(30), p(2)),
        new Change.Unfriended(p(1), p(2)),
        new Change.RelationshipSet(p(2), "single", null),
        new Change.RelationshipSet(p(30), "married", p(2)),
        new Change.PhotoRemoved(p(2), PHOTO),
        new Change.Tagged(p(2), PHOTO, p(30)),
        new Change.Tagged(p(30), PHOTO, p(2)),
        new Change.Untagged(p(2), PHOTO, p(30)),
        new Change.Untagged(p(30), PHOTO, p(2)),
        new Change.Erased(p(2)),
        // Whom they see as a friend of a friend through somebody is not among those concerned.
        new Change.Erased(p(30)),
        RecordWorld.act(1, 10),
        new Change.Imported("photos", "a".repeat(64), Map.of("photos", 1L)));
  }

  @ParameterizedTest
  @MethodSource("restrictive")
  void whatever_may_take_something_from_those_concerned_makes_an_access_stale(Change change) {
    try (var log = world.open()) {
      log.append(change);
      assertThat(admit(log, 0)).isInstanceOf(Admission.Stale.class);
      assertThat(log.applied()).isEqualTo(1);
      assertThat(admit(log, 1)).isInstanceOf(Admission.Admitted.class);
    }
  }

  static Stream<Change> harmless() {
    return Stream.of(
        given(MAPS, 2),
        withdrawn(GAMES, 2),
        withdrawn(MAPS, 3),
        new Change.Stopped(p(1), GAMES),
        new Change.AudienceSet(p(3), RecordWorld.FRIENDS, Audience.ONLY_ME),
        new Change.AudienceListed(p(2), p(1), RecordWorld.FRIENDS, Listing.LET_IN),
        new Change.AudienceListed(p(3), p(4), RecordWorld.FRIENDS, Listing.KEPT_OUT),
        new Change.Blocked(p(3), p(4)),
        new Change.Unblocked(p(1), p(2)),
        new Change.Befriended(p(1), p(2)),
        new Change.Unfriended(p(3), p(4)),
        new Change.Untagged(p(3), PHOTO, p(4)),
        bulk(1, 10));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void what_takes_nothing_from_those_concerned_does_not(Change change) {
    try (var log = world.open()) {
      log.append(change);
      assertThat(admit(log, 0)).isInstanceOf(Admission.Admitted.class);
    }
  }

  @Test
  void churn_elsewhere_costs_nothing_until_the_ring_no_longer_reaches_back() {
    try (var log = world.open()) {
      for (int i = 0; i < 16; i++) {
        log.append(withdrawn(GAMES, 2));
      }
      assertThat(admit(log, 0)).isInstanceOf(Admission.Admitted.class);
      log.append(withdrawn(GAMES, 2));
      assertThat(admit(log, 0)).isInstanceOf(Admission.Stale.class);
      assertThat(admit(log, 1)).isInstanceOf(Admission.Admitted.class);
    }
  }

  @Test
  void after_a_restart_the_ring_knows_of_nothing_before_it() {
    try (var log = world.open()) {
      log.append(withdrawn(GAMES, 5));
      admit(log, 1);
    }
    world.endProcess();
    try (var log = world.open()) {
      assertThat(admit(log, 0)).isInstanceOf(Admission.Stale.class);
      assertThat(admit(log, 1)).isInstanceOf(Admission.Admitted.class);
    }
  }

  @Test
  void a_decision_made_at_the_writer_is_never_stale() {
    try (var log = world.open()) {
      for (int i = 0; i < 40; i++) {
        log.append(withdrawn(MAPS, 2));
        long applied = log.applied();
        var admission =
            log.admitAtWriter(() -> access(MAPS, 1, "GET /v1/me/friends", log.applied(), 2));
        assertThat(((Admission.Admitted) admission).permit().position()).isEqualTo(applied + 1);
      }
    }
  }

  @Test
  void an_access_that_names_somebody_whose_key_was_just_destroyed_is_stale_also_at_the_writer() {
    try (var log = world.open()) {
      assertThat(admit(log, 0)).isInstanceOf(Admission.Admitted.class);
      world.vault.erase(p(2));
      world.codec.forget(p(2));
      assertThat(admit(log, 1)).isInstanceOf(Admission.Stale.class);
      assertThat(log.admitAtWriter(() -> access(MAPS, 1, "GET /v1/me", log.applied(), 2)))
          .isInstanceOf(Admission.Stale.class);
      assertThat(log.applied()).isEqualTo(1);
      assertThat(log.append(bulk(1, 1))).isEqualTo(2);
    }
  }

  @Test
  void a_refusal_of_somebody_whose_key_was_just_destroyed_is_recorded_without_them() {
    try (var log = world.open()) {
      world.vault.erase(p(1));
      assertThat(log.admit(RecordWorld.refused(MAPS, 1, "GET /v1/me", 0)))
          .isEqualTo(new Admission.RefusalRecorded(1));
      assertThat(world.bodies(log))
          .containsExactly(
              new org.evenhand.record.frame.Body.TurnedAway(
                  MAPS, "GET /v1/me", org.evenhand.vocabulary.Reason.NO_AGREEMENT));
    }
  }

  private record Withdrawal(long position, AppId app, int person) {
    boolean touches(AppId by, int viewer, int friend) {
      return app.equals(by) && (person == viewer || person == friend);
    }
  }

  @Property(tries = 40)
  void an_access_is_stale_exactly_when_a_later_restriction_touches_it_or_is_forgotten(
      @ForAll long seed) {
    var random = new Random(seed);
    var many = new RecordWorld(seed);
    var withdrawals = new ArrayList<Withdrawal>();
    try (var log = many.open()) {
      for (int i = 0; i < 120; i++) {
        var app = random.nextBoolean() ? MAPS : GAMES;
        int person = 1 + random.nextInt(8);
        if (random.nextInt(3) == 0) {
          withdrawals.add(new Withdrawal(log.append(withdrawn(app, person)), app, person));
        } else {
          int friend = 1 + random.nextInt(8);
          long factsAt = Math.max(0, log.applied() - random.nextInt(40));
          var admission = log.admit(access(app, person, "GET /v1/me", factsAt, friend));
          assertThat(admission instanceof Admission.Stale)
              .isEqualTo(stale(withdrawals, factsAt, app, person, friend));
        }
      }
    }
  }

  private static boolean stale(
      List<Withdrawal> all, long factsAt, AppId app, int viewer, int friend) {
    var later = all.stream().filter(it -> it.position() > factsAt).toList();
    return later.size() > RecordWorld.TINY.ringEntries()
        || later.stream().anyMatch(it -> it.touches(app, viewer, friend));
  }
}
