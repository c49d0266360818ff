package org.evenhand.app.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.evenhand.app.developers.OwnCalls;
import org.evenhand.record.Log;
import org.evenhand.record.frame.Asked;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.AppId;

/**
 * Apps' latest calls, read from the record itself. Each look reads on from where the last one
 * ended, and never more than the latest frames: on a busy platform, what lies further back is to be
 * had at {@code /v1/records}.
 */
final class RecordedCalls implements OwnCalls {
  /** How many frames one look reads. Headers alone are read: some tens of milliseconds. */
  static final int MOST_FRAMES = 20_000;

  /** How many calls are kept for an app. */
  static final int MOST_CALLS = 50;

  private final Log log;
  private final FrameCodec codec;
  private final Map<AppId, Deque<Call>> latest = new HashMap<>();
  private long from;
  private long seen;

  RecordedCalls(Log log, FrameCodec codec) {
    this.log = log;
    this.codec = codec;
    this.seen = Math.max(0, log.applied() - MOST_FRAMES);
    this.from = seen + 1;
  }

  @Override
  public synchronized Latest of(AppId app) {
    readOn();
    var calls = new ArrayList<>(latest.getOrDefault(app, new ArrayDeque<>()));
    return new Latest(calls.reversed(), from);
  }

  private void readOn() {
    long until = log.applied();
    if (until - seen > MOST_FRAMES) {
      // What was passed over might have been anybody's: everything is looked at anew from here.
      seen = until - MOST_FRAMES;
      from = seen + 1;
      latest.clear();
    }
    log.scan(
        seen + 1,
        until,
        frame -> {
          note(frame);
          seen = frame.position();
          return true;
        });
  }

  private void note(RawFrame frame) {
    var at = Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS);
    long position = frame.position();
    switch (frame.kind()) {
      case ACCESS -> {
        // The header alone: what was withheld is not even read.
        var header = codec.accessHeader(frame);
        var asked = header.asked();
        keep(
            asked.app(),
            new Call.Answered(position, at, asked.operation(), asked.query(), header.lines()));
      }
      case REFUSAL, REFUSALS -> refused(codec.body(frame), position, at);
      default -> {}
    }
  }

  private void refused(Body body, long position, Instant at) {
    switch (body) {
      case Body.Refusal(Asked asked, var reason, _) ->
          keep(asked.app(), new Call.Refused(position, at, asked.operation(), reason));
      case Body.TurnedAway(var app, var operation, var reason) ->
          keep(app, new Call.Refused(position, at, operation, reason));
      case Body.Refusals(var app, var second, var counts) ->
          counts.forEach(
              (reason, count) -> keep(app, new Call.More(position, second, reason, count)));
      case Body.Access _, Body.Of _, Body.Sealed _ -> {}
    }
  }

  private void keep(AppId app, Call call) {
    var calls = latest.computeIfAbsent(app, _ -> new ArrayDeque<>());
    calls.addLast(call);
    if (calls.size() > MOST_CALLS) {
      calls.removeFirst();
    }
  }
}
