package org.evenhand.record.segment;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.decide.Decision;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.Tags;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;

/** Frames in memory, made by the real codec, and beside them what their rows must be. */
final class Chronicle {
  static final int PEOPLE = 1_000;

  private final MemoryKeyVault vault = new MemoryKeyVault(7, new SecureRandom());
  final FrameCodec codec =
      new FrameCodec(DecisionFixtures.catalogue(), vault, new SecureRandom(), 1 << 22);
  final List<RawFrame> frames = new ArrayList<>();

  /** Rows as {@link ParquetRows} prints them, in the order of the frames. */
  final List<String> expected = new ArrayList<>();

  int lines;
  Instant now = Instant.parse("2026-11-23T20:15:07.123456Z");

  Chronicle() {
    vault.create(new PersonId(1), new PersonId(PEOPLE));
  }

  static PersonId p(int number) {
    return new PersonId(number);
  }

  Rows rows() {
    return new Rows(DecisionFixtures.catalogue(), codec);
  }

  FrameSource source() {
    return (from, until, visitor) -> {
      for (var frame : frames) {
        if (frame.position() >= from && frame.position() <= until && !visitor.visit(frame)) {
          return;
        }
      }
    };
  }

  long last() {
    return frames.size();
  }

  Bits128 tag(int person, AppId app) {
    return codec.tag(p(person), Tags.epoch(now), app);
  }

  KeyVault.PersonKeys keys(int person) {
    return vault.keys(p(person)).orElseThrow();
  }

  /** More weeks than any chronicle has. */
  static final List<Integer> WEEKS = IntStream.range(2960, 2980).boxed().toList();

  List<Wanted> wanted(int person, AppId... apps) {
    var all = new ArrayList<Wanted>();
    for (var app : apps) {
      for (int epoch : WEEKS) {
        all.add(new Wanted(app, epoch, codec.tag(p(person), epoch, app)));
      }
    }
    return all;
  }

  void access(AppId app, Query query, Ground ground, ShownList shown) {
    var request = Queries.request(app, query, now);
    var decision =
        DecisionFixtures.permitted(request, last(), ground, shown, new Withheld(3, 2, 1));
    frame(Kind.ACCESS, codec.access(decision));
    lines += decision.lines().size();
    var exceptions = String.join(",", ground.exceptions().stream().map(e -> e.value()).toList());
    var before =
        before(decision, request.operation())
            + String.join(
                "|", ground.terms().value(), ground.agreement().value(), exceptions, "permit", "");
    expected.addAll(
        Told.rows(decision, shown, person -> tag(person.number(), app), before).stream()
            .map(row -> row + "|1")
            .toList());
  }

  private String before(Decision decision, String operation) {
    var request = decision.request();
    return String.join(
            "|",
            Long.toString(last()),
            now.toString(),
            Integer.toString(Tags.epoch(now)),
            request.app().value(),
            request.purpose().term(),
            operation)
        + "|";
  }

  void refusal(AppId app, Query query, Reason reason, DataTypeId type) {
    var request = Queries.request(app, query, now);
    var decision = DecisionFixtures.refused(request, last(), reason, type);
    frame(Kind.REFUSAL, codec.refusal(decision));
    expected.add(
        before(decision, request.operation())
            + String.join(
                "|",
                "",
                "",
                "",
                "deny",
                reason.apiName(),
                tag(request.viewer().number(), app).hex(),
                "viewer",
                "",
                "",
                "0",
                type.value(),
                "1"));
  }

  void turnedAway(AppId app, String operation, Reason reason) {
    frame(Kind.REFUSAL, codec.refusal(app, operation, reason));
    expected.add(nobody(app, operation, reason, 1));
  }

  void counted(AppId app, Map<Reason, Long> counts) {
    frame(Kind.REFUSALS, codec.refusals(app, now, counts));
    counts.forEach((reason, many) -> expected.add(nobody(app, "", reason, many)));
  }

  private String nobody(AppId app, String operation, Reason reason, long many) {
    return String.join(
        "|",
        Long.toString(last()),
        now.toString(),
        Integer.toString(Tags.epoch(now)),
        app.value(),
        "",
        operation,
        "",
        "",
        "",
        "deny",
        reason.apiName(),
        "",
        "",
        "",
        "",
        "0",
        "",
        Long.toString(many));
  }

  /** A change: it has no row. */
  void change(Change change) {
    var encoded = codec.change(change);
    frame(encoded.kind(), encoded.body());
  }

  private void frame(Kind kind, byte[] body) {
    frames.add(new RawFrame(last() + 1, Times.micros(now), 0, kind, 1, 0, body));
  }
}
