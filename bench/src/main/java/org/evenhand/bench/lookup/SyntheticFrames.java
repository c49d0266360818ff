package org.evenhand.bench.lookup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.evenhand.record.FrameVisitor;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.Tags;
import org.evenhand.record.segment.FrameSource;
import org.evenhand.record.segment.Wanted;
import org.evenhand.vocabulary.AppId;

/**
 * Access frames of record-format.md §4, each a page of friends with ids and names, made as they are
 * read: any position gives the same frame every time.
 */
final class SyntheticFrames implements FrameSource {
  static final int LINES = 10;
  private static final int APPS = 10;
  private static final long HOUR = 3_600_000_000L;
  private static final long START =
      Instant.parse("2026-11-02T00:00:00Z").getEpochSecond() * 1_000_000;
  private static final String QUERY = "friends.limit(25){id,name}";

  private final int people;
  private final long last;
  private final long framesPerSegment;

  SyntheticFrames(int people, long last, long framesPerSegment) {
    this.people = people;
    this.last = last;
    this.framesPerSegment = framesPerSegment;
  }

  @Override
  public void scan(long from, long until, FrameVisitor visitor) {
    for (long position = from; position <= Math.min(until, last); position++) {
      if (!visitor.visit(frame(position))) {
        return;
      }
    }
  }

  // A segment is an hour's worth; they lie 17 hours apart, so that ten of them touch two weeks.
  private long micros(long position) {
    long segment = (position - 1) / framesPerSegment;
    long within = (position - 1) % framesPerSegment;
    return START + segment * 17 * HOUR + within * HOUR / framesPerSegment;
  }

  /** Everything that a person may be found under. */
  List<Wanted> wanted(int person) {
    int first = epoch(micros(1));
    int end = epoch(micros(last));
    var all = new ArrayList<Wanted>();
    for (int app = 0; app < APPS; app++) {
      for (int epoch = first; epoch <= end; epoch++) {
        all.add(new Wanted(new AppId(app(app)), epoch, tag(person, app, epoch)));
      }
    }
    return all;
  }

  private static int epoch(long micros) {
    return Tags.epoch(Instant.ofEpochSecond(micros / 1_000_000));
  }

  private static String app(int number) {
    return "app-number-" + number;
  }

  private static Bits128 tag(int person, int app, int epoch) {
    var random = new SplittableRandom(((long) person << 32) | ((long) app << 16) | epoch);
    return new Bits128(random.nextLong(), random.nextLong());
  }

  private RawFrame frame(long position) {
    long micros = micros(position);
    int epoch = epoch(micros);
    var random = new SplittableRandom(position);
    int app = random.nextInt(APPS);
    var body = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);
    section(body, header(position, app, micros, epoch));
    var who =
        bits(bits(part().put((byte) 1).put((byte) 0), tag(0, app, epoch)), tag(0, app, epoch));
    section(body, who);
    section(body, bits(part(), new Bits128(1, position)).put(new byte[3]));
    for (int i = 0; i < LINES; i++) {
      var line = bits(part().put((byte) 1), tag(1 + random.nextInt(people), app, epoch));
      section(body, line.put((byte) 3));
    }
    var bytes = new byte[body.flip().remaining()];
    body.get(bytes);
    return new RawFrame(position, micros, 0, Kind.ACCESS, 1, 0, bytes);
  }

  private static ByteBuffer header(long position, int app, long micros, int epoch) {
    var out = bits(part(), new Bits128(position, 0));
    text(out, app(app));
    text(out, "Personalisation");
    out.put((byte) 1);
    text(out, "friends");
    text(out, "GET /v1/me/friends");
    text(out, QUERY);
    varint(out, (micros / 1_000_000) << 1);
    varint(out, (micros % 1_000_000) * 1_000);
    out.putLong(Math.max(0, position - 1)).putInt(epoch);
    text(out, "2026-02");
    text(out, "agr-" + app);
    return out.put((byte) 0).put((byte) LINES);
  }

  private static ByteBuffer part() {
    return ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer bits(ByteBuffer out, Bits128 bits) {
    return out.order(ByteOrder.BIG_ENDIAN)
        .putLong(bits.high())
        .putLong(bits.low())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void section(ByteBuffer out, ByteBuffer part) {
    varint(out, part.flip().remaining());
    out.put(part);
  }

  private static void text(ByteBuffer out, String text) {
    out.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void varint(ByteBuffer out, long value) {
    long rest = value;
    while (rest > 0x7F) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }
}
