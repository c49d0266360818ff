package org.evenhand.record.frame;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import org.evenhand.decide.Decision;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;

/**
 * Turns decisions and changes into the bodies of frames, and bodies back into what can still be
 * read of them. Safe for use by many threads.
 *
 * <p>Measured with the file vault and remembered tags, one thread of a 2-core machine, a plain loop
 * of 20,000 after 100,000 to warm up: an access of 1 line takes 1.8 µs (241 bytes), of 25 lines 1.6
 * µs (698 bytes), of 500 lines 10 µs (9,723 bytes). The first access of an app in a week pays for
 * each person's tag once more.
 */
public final class FrameCodec {
  static final int DECIDED = 1;
  static final int TURNED_AWAY = 2;
  static final int AT_START = 0;
  static final int AFTER = 1;
  static final int BEFORE = 2;
  static final int PHOTO = 3;

  private final KeyVault vault;
  private final Tags tags;
  private final SecureRandom random;
  private final AccessWriter accesses;
  private final ChangeWriter changes;
  private final ChangeReader reader;

  /**
   * Makes a codec.
   *
   * @param catalogue names the fields in the text of a query
   * @param vault keys for tags and seals
   * @param random request ids and salts
   * @param tagCacheBytes the most that remembered tags may take
   */
  public FrameCodec(Catalogue catalogue, KeyVault vault, SecureRandom random, int tagCacheBytes) {
    this.vault = vault;
    this.tags = new Tags(vault, tagCacheBytes);
    this.random = random;
    this.accesses = new AccessWriter(catalogue, tags, random);
    this.changes = new ChangeWriter(vault);
    this.reader = new ChangeReader(vault);
  }

  /**
   * The body of a frame of kind {@link Kind#ACCESS}.
   *
   * @param decision a permitted one
   * @throws NoKey if somebody in it has no key any more
   */
  public byte[] access(Decision decision) {
    return switch (decision.outcome()) {
      case Decision.Outcome.Permitted permitted -> accesses.access(decision, permitted);
      case Decision.Outcome.Refused refused ->
          throw new IllegalArgumentException("refused: " + refused.reason().apiName());
    };
  }

  /**
   * The body of a frame of kind {@link Kind#REFUSAL} for a request that the rule refused.
   *
   * @throws NoKey if the viewer or the person asked for has no key any more
   */
  public byte[] refusal(Decision decision) {
    return switch (decision.outcome()) {
      case Decision.Outcome.Permitted _ -> throw new IllegalArgumentException("it was permitted");
      case Decision.Outcome.Refused refused -> accesses.refusal(decision, refused);
    };
  }

  /** The body of a frame of kind {@link Kind#REFUSAL} for a request that the rule never saw. */
  public byte[] refusal(AppId app, String operation, Reason reason) {
    return new FrameWriter(128)
        .u8(TURNED_AWAY)
        .raw(salt())
        .text(app.value())
        .text(operation)
        .u8(reason.code())
        .toBytes();
  }

  /** The body of a frame of kind {@link Kind#REFUSALS}. */
  public byte[] refusals(AppId app, Instant second, Map<Reason, Long> counts) {
    var out = new FrameWriter(128).raw(salt()).text(app.value()).i64(second.getEpochSecond());
    out.varint(counts.size());
    new java.util.TreeMap<>(counts).forEach((reason, many) -> out.u8(reason.code()).varint(many));
    return out.toBytes();
  }

  // What an app was refused has few forms: its neighbour's proof shows its hash, and without a salt
  // whoever has that could try them all.
  private byte[] salt() {
    var salt = new byte[16];
    random.nextBytes(salt);
    return salt;
  }

  /**
   * A change, its private part sealed.
   *
   * @throws NoKey if somebody whom it concerns has no key
   */
  public Encoded change(Change change) {
    return changes.write(change);
  }

  /**
   * Reads a body.
   *
   * @throws FrameCorrupt if it is not what the format says
   * @throws WrongKeys if it is sealed under a key that this vault never had
   */
  public Body body(RawFrame frame) {
    return switch (frame.kind()) {
      case ACCESS -> whole(frame, AccessReader::access);
      case REFUSAL -> whole(frame, AccessReader::refusal);
      case REFUSALS -> whole(frame, FrameCodec::refusals);
      case CONSENT, GRANT, PRIVACY, EDGE, RELATIONSHIP, PHOTO, TAG, HOLD, RECEIPT, LIKE ->
          reader.sealed(frame);
      case REGISTER, IMPORT, ERASURE, KEY, CLOCK -> new Body.Of(ChangeReader.clear(frame));
    };
  }

  /**
   * Reads the header of an access, and none of its lines: a fraction of the work of {@link #body}.
   *
   * @param frame of kind {@link Kind#ACCESS}
   * @throws FrameCorrupt if the header is not what the format says; the lines are not looked at
   */
  public AccessHeader accessHeader(RawFrame frame) {
    if (frame.kind() != Kind.ACCESS) {
      throw new IllegalArgumentException("frame " + frame.position() + " is no access");
    }
    return AccessReader.header(new FrameReader(frame.position(), frame.body()));
  }

  private static Body whole(RawFrame frame, java.util.function.Function<FrameReader, Body> read) {
    var in = new FrameReader(frame.position(), frame.body());
    var body = read.apply(in);
    in.done();
    return body;
  }

  private static Body refusals(FrameReader in) {
    in.salt();
    var app = in.text(AppId::new);
    var second = in.made(in.i64(), Instant::ofEpochSecond);
    var counts = new EnumMap<Reason, Long>(Reason.class);
    for (int left = in.count(2); left > 0; left--) {
      var reason = AccessReader.reason(in, in.u8());
      in.check(counts.put(reason, in.varint()) == null, reason.apiName() + " stands twice");
    }
    return new Body.Refusals(app, second, counts);
  }

  /**
   * Forgets the tags of a person whose key was just destroyed. To be called after {@link
   * KeyVault#erase}.
   */
  public void forget(PersonId person) {
    tags.forget(person);
  }

  /** The tags of one app and week, for looking people up in its lines. */
  public Bits128 tag(PersonId person, int epoch, AppId app) {
    var out = new FrameWriter(16);
    tags.table(epoch, app).put(person, out);
    return new FrameReader(0, out.toBytes()).bits();
  }

  /**
   * The key at which a page started; empty for the beginning.
   *
   * @param viewer whose token it was
   * @throws NoKey if the viewer's key is destroyed
   */
  public OptionalLong key(PageStart start, Asked asked, PersonId viewer) {
    return switch (start) {
      case PageStart.Beginning _ -> OptionalLong.empty();
      case PageStart.After(var sealed) -> OptionalLong.of(open(sealed, asked, viewer));
      case PageStart.Before(var sealed) -> OptionalLong.of(open(sealed, asked, viewer));
      case PageStart.Photo(var sealed) -> OptionalLong.of(open(sealed, asked, viewer));
    };
  }

  private long open(Bits128 sealed, Asked asked, PersonId viewer) {
    var keys = vault.keys(viewer).orElseThrow(() -> new NoKey(viewer));
    var block =
        AccessWriter.block(
            Cipher.DECRYPT_MODE,
            keys.tag(asked.epoch(), asked.app().value()),
            new FrameWriter(16).bits(sealed).toBytes());
    return ByteBuffer.wrap(block).getLong();
  }

  /** The bytes that remembered tags take now. */
  long tagCacheBytes() {
    return tags.bytes();
  }
}
