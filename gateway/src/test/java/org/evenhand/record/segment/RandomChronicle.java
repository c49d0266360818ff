package org.evenhand.record.segment;

import static org.evenhand.record.segment.Queries.list;
import static org.evenhand.record.segment.Queries.me;
import static org.evenhand.record.segment.Queries.person;
import static org.evenhand.record.segment.Queries.photo;
import static org.evenhand.record.segment.Queries.relationship;
import static org.evenhand.record.segment.Queries.shown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.TermsVersion;

/** Accesses, refusals and changes at random, over some hours, by a few apps. */
final class RandomChronicle {
  static final AppId[] APPS = {Queries.MAPS, Queries.QUIZ, new AppId("third")};
  private static final Reason[] REASONS = {Reason.CUT_OFF, Reason.OVER_LIMIT, Reason.NOT_OFFERED};
  private static final String[] TYPES = {"friends", "photos", "profile.name"};

  final Chronicle chronicle = new Chronicle();
  private final Random random;
  private final int people;

  /** Friends are the even people, the tagged the odd ones: no friend is tagged but not shown. */
  RandomChronicle(long seed, int people) {
    this.random = new Random(seed);
    this.people = people;
  }

  RandomChronicle frames(int many, Duration atMostApart) {
    for (int i = 0; i < many; i++) {
      frame();
      long micros = random.nextLong(1 + atMostApart.toNanos() / 1_000);
      chronicle.now = chronicle.now.plusNanos(micros * 1_000);
    }
    return this;
  }

  private void frame() {
    var app = APPS[random.nextInt(APPS.length)];
    switch (random.nextInt(10)) {
      case 0 ->
          chronicle.refusal(
              app, me(some(0), 3), one(REASONS), new DataTypeId(TYPES[random.nextInt(3)]));
      case 1 -> chronicle.turnedAway(app, "GET /v1/me", Reason.UNKNOWN_FIELD);
      case 2 ->
          chronicle.counted(
              app, Map.of(Reason.OVER_LIMIT, 1L + random.nextInt(50), Reason.CUT_OFF, 3L));
      case 3 -> chronicle.change(new Change.Befriended(Chronicle.p(1), Chronicle.p(2)));
      case 4, 5 -> aPersonWithLists(app);
      case 6 -> relationships(app);
      default -> friends(app);
    }
  }

  private Reason one(Reason... of) {
    return of[random.nextInt(of.length)];
  }

  private int some(int parity) {
    return 2 + 2 * random.nextInt(people / 2) + parity;
  }

  private Ground ground() {
    var exceptions =
        IntStream.range(0, random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0)
            .mapToObj(n -> new ExceptionId("exc-" + n))
            .toList();
    return new Ground(
        new TermsVersion("2026-0" + (1 + random.nextInt(2))), new AgreementId("agr-1"), exceptions);
  }

  private void friends(AppId app) {
    var query = new Query.Many(list(Edge.FRIENDS, 7, list(Edge.PHOTOS, 3, list(Edge.TAGS, 3))));
    chronicle.access(app, query, ground(), shown(Edge.FRIENDS, friendsShown()));
  }

  private Shown[] friendsShown() {
    return people(0, random.nextInt(8)).stream()
        .map(friend -> person(friend, fields(7), photosOf(friend)))
        .toArray(Shown[]::new);
  }

  private void aPersonWithLists(AppId app) {
    int whom = some(0);
    var query = me(whom, 7, list(Edge.PHOTOS, 3, list(Edge.TAGS, 3)), list(Edge.FRIENDS, 7));
    var friends =
        people(0, random.nextInt(4)).stream()
            .filter(friend -> friend != whom)
            .map(friend -> person(friend, fields(7)))
            .toArray(Shown[]::new);
    chronicle.access(
        app,
        query,
        ground(),
        shown(Edge.FRIENDS, person(whom, fields(7), photosOf(whom), shown(Edge.FRIENDS, friends))));
  }

  private ShownList photosOf(int owner) {
    var photos = new ArrayList<Shown>();
    for (int i = random.nextInt(3); i > 0; i--) {
      var tagged = new ArrayList<>(people(1, random.nextInt(4)));
      var tags =
          tagged.stream()
              .filter(_ -> random.nextBoolean())
              .map(who -> person(who, fields(3)))
              .toArray(Shown[]::new);
      if (random.nextInt(4) == 0) {
        tagged.add(owner);
      }
      photos.add(photo(1_000 * owner + i, owner, tagged, fields(3), shown(Edge.TAGS, tags)));
    }
    return shown(Edge.PHOTOS, photos.toArray(Shown[]::new));
  }

  private void relationships(AppId app) {
    var query = new Query.Many(list(Edge.RELATIONSHIPS, 3, list(Edge.PARTNER, 3)));
    int partner = some(0);
    var shown =
        random.nextBoolean()
            ? relationship(1, List.of(), 3)
            : relationship(1, List.of(partner), 3, shown(Edge.PARTNER, person(partner, fields(3))));
    chronicle.access(app, query, ground(), shown(Edge.RELATIONSHIPS, shown));
  }

  private long fields(long most) {
    return 1 | random.nextLong(most + 1);
  }

  private TreeSet<Integer> people(int parity, int many) {
    var people = new TreeSet<Integer>();
    for (int i = 0; i < many; i++) {
      people.add(some(parity));
    }
    return people;
  }
}
