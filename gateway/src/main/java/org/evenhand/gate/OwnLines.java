package org.evenhand.gate;

import java.time.Instant;
import java.util.Optional;
import org.evenhand.record.Log;
import org.evenhand.record.frame.AccessHeader;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.FrameJson;
import org.evenhand.record.frame.Kind;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;

/** Reads access frames back: for the app that made them, and for the limits after a start. */
final class OwnLines {
  private static final long MICROS = 1_000_000;
  private static final long SECONDS_PER_HOUR = 3_600;

  private final Log log;
  private final FrameCodec codec;
  private final FrameJson json;

  OwnLines(Log log, FrameCodec codec, Catalogue catalogue) {
    this.log = log;
    this.codec = codec;
    this.json = new FrameJson(catalogue);
  }

  /** An app's own access as JSON, without what was withheld; empty if there is none of its own. */
  Optional<String> read(AppId app, long position) {
    if (position < 1) {
      return Optional.empty();
    }
    return log.read(position)
        .filter(frame -> frame.kind() == Kind.ACCESS)
        .flatMap(frame ->
            codec.body(frame) instanceof Body.Access access
                    && access.header().asked().app().equals(app)
                ? Optional.of(json.forApp(frame, access))
                : Optional.empty());
  }

  /** Counts again what was shown from that position on, in the present hour. */
  void count(long from, Limiter limiter) {
    long thisHour = hour(log.now().getEpochSecond());
    log.scan(
        from,
        Long.MAX_VALUE,
        frame -> {
          if (frame.kind() == Kind.ACCESS && hour(frame.timeMicros() / MICROS) == thisHour) {
            count(codec.accessHeader(frame), frame.timeMicros(), limiter);
          }
          return true;
        });
  }

  private static void count(AccessHeader header, long micros, Limiter limiter) {
    var at = Instant.ofEpochSecond(micros / MICROS);
    limiter.count(header.asked().app(), at, header.lines());
  }

  private static long hour(long seconds) {
    return Math.floorDiv(seconds, SECONDS_PER_HOUR);
  }
}
