package org.evenhand.record;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.evenhand.decide.Decision;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.Change.Consent;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.Withheld;

/** A record in a simulated folder, with clocks that can be set and folds that keep everything. */
final class RecordWorld {
  static final int KIB = 1 << 10;
  static final AppId MAPS = new AppId("sunny-maps");
  static final AppId GAMES = new AppId("card-games");
  static final DataTypeId FRIENDS = new DataTypeId("friends");
  static final Purpose PURPOSE = new Purpose("Personalisation");

  /** As small as may be, so that files fill, buffers overflow and the ring forgets. */
  static final LogConfiguration TINY =
      new LogConfiguration(64 * KIB, 16 * KIB, 16, 5, Duration.ofMillis(100));

  final Random random;
  final SettableClock clock = new SettableClock();
  final List<String> stops = new CopyOnWriteArrayList<>();
  final List<KeptFold> folds = new ArrayList<>(List.of(new KeptFold("one"), new KeptFold("two")));
  final MemoryKeyVault vault = new MemoryKeyVault(42, new SecureRandom());
  final FrameCodec codec;
  LogConfiguration configuration = TINY;
  SimulatedFiles files;

  RecordWorld(long seed) {
    random = new Random(seed);
    files = new SimulatedFiles(random);
    vault.create(p(1), p(100));
    codec = new FrameCodec(DecisionFixtures.catalogue(), vault, new SecureRandom(), 1 << 20);
  }

  Log open() {
    return open(files);
  }

  Log open(LogFiles in) {
    return open(in, codec);
  }

  /** Opened with the keys of another vault. */
  Log openWith(KeyVault keys) {
    return open(
        files, new FrameCodec(DecisionFixtures.catalogue(), keys, new SecureRandom(), 1 << 20));
  }

  private Log open(LogFiles in, FrameCodec with) {
    return Log.open(
        configuration,
        in,
        with,
        clock,
        clock::nanos,
        List.copyOf(folds),
        (message, cause) -> stops.add(message + ": " + cause));
  }

  void losePower() {
    files = files.afterPowerLoss();
  }

  void endProcess() {
    files = files.afterProcessEnd();
  }

  static PersonId p(int number) {
    return new PersonId(number);
  }

  static Change consent(Consent.Action action, AppId app, int person) {
    return new Consent(
        p(person),
        app,
        PURPOSE,
        action,
        Set.of(FRIENDS),
        Instant.parse("2027-01-01T00:00:00Z"),
        new TermsVersion("2026-02"),
        "a".repeat(64),
        "en");
  }

  static Change given(AppId app, int person) {
    return consent(Consent.Action.GIVEN, app, person);
  }

  static Change withdrawn(AppId app, int person) {
    return consent(Consent.Action.WITHDRAWN, app, person);
  }

  /** A public act of about so many bytes, which touches everyone. */
  static Change act(int number, int bytes) {
    return new Change.RegisterAct(
        "{\"n\":%d,\"text\":\"%s\",\"type\":\"trial\"}".formatted(number, "x".repeat(bytes)));
  }

  /** A change of about so many bytes that touches nobody. */
  static Change bulk(int number, int bytes) {
    return new Change.KeyEvent("k".repeat(bytes), "key-" + number);
  }

  static Request request(AppId app, int viewer, String operation) {
    return new Request(
        app,
        p(viewer),
        PURPOSE,
        Set.of(FRIENDS),
        operation,
        new Query.Many(
            new Selection.Expansion(
                Edge.FRIENDS,
                new Page(Page.MOST, new Cursor.Start()),
                Selection.idOnly(ObjectKind.PERSON))),
        Instant.parse("2026-11-23T20:15:07Z"));
  }

  /** The viewer's friends, decided as of a position. */
  static Decision access(AppId app, int viewer, String operation, long factsAt, int... friends) {
    var items =
        IntStream.of(friends)
            .mapToObj(n -> new Shown(new Line.OfPerson(p(n), 1), n, List.of()))
            .toList();
    return DecisionFixtures.permitted(
        request(app, viewer, operation),
        factsAt,
        DecisionFixtures.GROUND,
        new Shown.ShownList(Edge.FRIENDS, viewer, items, false, false),
        Withheld.NONE);
  }

  /** One photo in a list, decided as of a position. */
  static Decision photo(AppId app, int viewer, long factsAt, Line.OfPhoto photo) {
    var item = new Shown(photo, photo.photo().number(), List.of());
    return DecisionFixtures.permitted(
        request(app, viewer, "GET /v1/me/photos"),
        factsAt,
        DecisionFixtures.GROUND,
        new Shown.ShownList(Edge.PHOTOS, viewer, List.of(item), false, false),
        Withheld.NONE);
  }

  static Decision refused(AppId app, int viewer, String operation, long factsAt) {
    return DecisionFixtures.refused(
        request(app, viewer, operation), factsAt, Reason.NO_AGREEMENT, FRIENDS);
  }

  /** Every frame that was acknowledged, in order. */
  static List<RawFrame> frames(Log log) {
    var all = new ArrayList<RawFrame>();
    log.scan(1, Long.MAX_VALUE, all::add);
    return all;
  }

  List<Body> bodies(Log log) {
    return frames(log).stream().map(codec::body).toList();
  }

  /** The names of the record's files, without one made ahead. */
  List<String> logNames() {
    return files.content().keySet().stream().filter(name -> name.endsWith(".log")).toList();
  }

  static boolean same(RawFrame one, RawFrame other) {
    return one.position() == other.position()
        && one.timeMicros() == other.timeMicros()
        && one.unacknowledged() == other.unacknowledged()
        && one.kind() == other.kind()
        && Arrays.equals(one.body(), other.body());
  }
}
