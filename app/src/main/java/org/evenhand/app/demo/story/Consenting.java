package org.evenhand.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.evenhand.app.demo.world.World;
import org.evenhand.consent.Wording;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;

/** Who said yes to which app, and what became of it. Pure: the world's seed decides everything. */
public final class Consenting {
  private static final double USES_IT = 0.3;
  private static final double UNTICKS = 0.15;
  private static final double TAKES_BACK = 0.04;

  private Consenting() {}

  /** Every yes of the story, app by app, in the order in which they were said. */
  public static List<Said> of(World world) {
    var said = new ArrayList<Said>();
    for (var role : Cast.roles()) {
      var random = World.random(world.seed(), "consents of " + role.id());
      for (int person : Uptake.pick(world.graph(), role.share(), random)) {
        said.add(one(World.person(person), role, random));
      }
    }
    return said;
  }

  /** One in three uses the app; the others let friends who use it share them. */
  private static Said one(PersonId person, Role role, RandomGenerator random) {
    boolean uses = random.nextDouble() < USES_IT || role.listed().isEmpty();
    var types = uses ? unticked(role.dataTypes(), random) : role.listed();
    // A grant's number is drawn for everybody, so that who uses the app moves nobody else's.
    var grant = new GrantId(1 + (random.nextLong() >>> 1) % (Long.MAX_VALUE - 1));
    int days = random.nextInt(3) == 0 ? 90 : 365;
    return new Said(person, role, types, days, uses ? grant : null, later(random));
  }

  private static Set<DataTypeId> unticked(Set<DataTypeId> offered, RandomGenerator random) {
    var kept = new HashSet<DataTypeId>();
    for (var type : new TreeSet<>(offered)) {
      if (random.nextDouble() >= UNTICKS) {
        kept.add(type);
      }
    }
    return kept.isEmpty() ? offered : kept;
  }

  private static Said.Later later(RandomGenerator random) {
    if (random.nextDouble() >= TAKES_BACK) {
      return Said.Later.STANDS;
    }
    return switch (random.nextInt(3)) {
      case 0 -> Said.Later.NARROWED;
      case 1 -> Said.Later.WITHDRAWN;
      default -> Said.Later.STOPPED;
    };
  }

  /**
   * The changes that tell of these, as the door of consent would record them: each yes before the
   * grant that rests on it, then what was taken back.
   *
   * @param now the story's present, from which ends are counted
   */
  public static List<Change> changes(List<Said> said, Instant now) {
    var changes = new ArrayList<Change>();
    for (var yes : said) {
      changes.add(consent(yes, Action.GIVEN, yes.types(), now));
      if (yes.grant() != null) {
        changes.add(
            new Change.GrantGiven(
                yes.grant(),
                yes.person(),
                yes.role().id(),
                yes.role().purpose(),
                yes.types(),
                until(yes, now)));
      }
    }
    said.forEach(yes -> takenBack(changes, yes, now));
    return changes;
  }

  private static void takenBack(List<Change> changes, Said yes, Instant now) {
    switch (yes.later()) {
      case STANDS -> {}
      case NARROWED -> {
        var last = new TreeSet<>(yes.types()).last();
        var action = yes.types().size() == 1 ? Action.WITHDRAWN : Action.NARROWED;
        changes.add(consent(yes, action, Set.of(last), now));
      }
      case WITHDRAWN -> changes.add(consent(yes, Action.WITHDRAWN, yes.types(), now));
      case STOPPED -> changes.add(new Change.Stopped(yes.person(), yes.role().id()));
    }
  }

  private static Change consent(Said yes, Action action, Set<DataTypeId> types, Instant now) {
    return new Change.Consent(
        yes.person(),
        yes.role().id(),
        yes.role().purpose(),
        action,
        types,
        until(yes, now),
        PublicActs.termsOf(yes.role(), now),
        wording(yes.role()).sha256(),
        "en");
  }

  private static Instant until(Said yes, Instant now) {
    return now.plus(Duration.ofDays(yes.days()));
  }

  private static Wording wording(Role role) {
    return new Wording(
        String.format(
            Locale.ROOT,
            "%s asks for your data, for %s. Fictional: a choice that the demo played.",
            role.name(),
            role.purpose()),
        "en");
  }
}
