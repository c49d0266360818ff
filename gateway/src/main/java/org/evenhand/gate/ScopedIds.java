package org.evenhand.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/**
 * The ids and cursors that one app sees: each is one AES block under that app's own key, so two
 * apps can join neither ids nor the order of lists, and nobody can make one up. Half of each block
 * is known beforehand and checked: a guess passes with probability 2^−64.
 *
 * <p>The same thing has the same id for the same app for ever; there is no time or chance in it.
 */
public final class ScopedIds {
  private static final String PERSON = "p_";
  private static final String PHOTO = "ph_";
  private static final String THING = "t_";
  private static final String CURSOR = "c1.";
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

  private final BlockKey ids;
  private final BlockKey cursors;
  private final BlockKey lists;
  private final byte[] versions;

  ScopedIds(Keys keys, AppId app) {
    this.ids = new BlockKey(keys.key("app ids", app));
    this.cursors = new BlockKey(keys.key("app cursors", app));
    this.lists = new BlockKey(keys.key("app lists", app));
    this.versions = keys.key("app versions", app);
  }

  /** Where keys come from. */
  interface Keys {
    /** An AES-256 key for this use by this app. */
    byte[] key(String use, AppId app);
  }

  /** The app's id for a person. */
  public String person(PersonId id) {
    return PERSON + text(ids.encrypt(block(Kind.PERSON, id.number())));
  }

  /** The person of that id; empty if this app was never given it. */
  public Optional<PersonId> person(String id) {
    return number(PERSON, Kind.PERSON, id)
        .filter(n -> n >= 1 && n <= Integer.MAX_VALUE)
        .map(n -> new PersonId(n.intValue()));
  }

  /** The app's id for a photo. */
  public String photo(PhotoId id) {
    return PHOTO + text(ids.encrypt(block(Kind.PHOTO, id.number())));
  }

  /** The photo of that id; empty if this app was never given it. */
  public Optional<PhotoId> photo(String id) {
    return number(PHOTO, Kind.PHOTO, id).filter(n -> n >= 1).map(PhotoId::new);
  }

  /** The app's id for a thing that people like. */
  public String thing(ThingId id) {
    return THING + text(ids.encrypt(block(Kind.THING, id.number())));
  }

  /**
   * What this app is told of the version of a picture's bytes: 22 characters, of which another app
   * sees nothing alike.
   *
   * @param version the version as the platform knows it, with whatever else changes the bytes
   */
  public String version(String version) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(versions, "HmacSHA256"));
      return text(mac.doFinal(version.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", every);
    }
  }

  /**
   * Each person's place in lists as this app sees them: the first eight bytes of the id's block.
   *
   * @param people numbers
   * @return one key for each, to be compared unsigned
   */
  long[] order(int[] people) {
    var blocks = ByteBuffer.allocate(people.length * BlockKey.BYTES);
    for (int person : people) {
      blocks.putLong(Kind.PERSON.mark).putLong(person);
    }
    return firstHalves(blocks.array());
  }

  /**
   * Each thing's place in lists as this app sees them: the first eight bytes of the id's block.
   *
   * @param things numbers
   * @return one key for each, to be compared unsigned
   */
  long[] order(long[] things) {
    var blocks = ByteBuffer.allocate(things.length * BlockKey.BYTES);
    for (long thing : things) {
      blocks.putLong(Kind.THING.mark).putLong(thing);
    }
    return firstHalves(blocks.array());
  }

  private long[] firstHalves(byte[] blocks) {
    var encrypted = ByteBuffer.wrap(ids.encrypt(blocks));
    var keys = new long[blocks.length / BlockKey.BYTES];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = encrypted.getLong(i * BlockKey.BYTES);
    }
    return keys;
  }

  /**
   * A cursor that names a thing shown.
   *
   * @param edge the list
   * @param owner the number of the object that the list belongs to
   * @param viewer the person whose token it is for
   * @param key the thing's key in the list
   */
  public String cursor(Edge edge, long owner, PersonId viewer, long key) {
    var block = ByteBuffer.allocate(BlockKey.BYTES).putLong(list(edge, owner, viewer)).putLong(key);
    return CURSOR + text(cursors.encrypt(block.array()));
  }

  /** The key that a cursor names; empty if it is forged, or of another app, viewer or list. */
  public Optional<Long> cursor(String cursor, Edge edge, long owner, PersonId viewer) {
    return bytes(CURSOR, cursor)
        .map(block -> ByteBuffer.wrap(cursors.decrypt(block)))
        .filter(plain -> plain.getLong(0) == list(edge, owner, viewer))
        .map(plain -> plain.getLong(Long.BYTES));
  }

  private long list(Edge edge, long owner, PersonId viewer) {
    // Owner, viewer and edge are 8 + 4 + 1 bytes; 16-byte padding keeps it one block.
    var block =
        ByteBuffer.allocate(BlockKey.BYTES)
            .putLong(owner)
            .putInt(viewer.number())
            .putInt(code(edge));
    return ByteBuffer.wrap(lists.encrypt(block.array())).getLong();
  }

  private static int code(Edge edge) {
    return switch (edge) {
      case FRIENDS -> 1;
      case PHOTOS -> 2;
      case RELATIONSHIPS -> 3;
      case TAGS -> 4;
      case PARTNER -> 5;
      case LIKES -> 6;
      case FAMILY -> 7;
      case RELATIVE -> 8;
    };
  }

  private Optional<Long> number(String prefix, Kind kind, String id) {
    return bytes(prefix, id)
        .map(block -> ByteBuffer.wrap(ids.decrypt(block)))
        .filter(plain -> plain.getLong(0) == kind.mark)
        .map(plain -> plain.getLong(Long.BYTES));
  }

  private static Optional<byte[]> bytes(String prefix, String text) {
    int length = prefix.length() + 22;
    if (text.length() != length || !text.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text.substring(prefix.length()));
      // Two texts may stand for the same bytes (unused bits at the end); only ours is accepted.
      return text.endsWith(text(bytes)) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // not base64url: no id of ours
    }
  }

  private static byte[] block(Kind kind, long number) {
    return ByteBuffer.allocate(BlockKey.BYTES).putLong(kind.mark).putLong(number).array();
  }

  private static String text(byte[] block) {
    return TO_TEXT.encodeToString(Arrays.copyOf(block, BlockKey.BYTES));
  }

  private enum Kind {
    PERSON(0x70657273_6f6e0000L),
    PHOTO(0x70686f74_6f000000L),
    THING(0x7468696e_67000000L);

    private final long mark;

    Kind(long mark) {
      this.mark = mark;
    }
  }
}
