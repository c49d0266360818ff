package org.evenhand.record.frame;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Decision.Outcome;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;

/** Writes the bodies of accesses and of decided refusals. */
final class AccessWriter {
  private static final int LIKELY_HEADER = 512;
  private static final int LIKELY_LINE = 20;

  private final Catalogue catalogue;
  private final Tags tags;
  private final SecureRandom random;

  AccessWriter(Catalogue catalogue, Tags tags, SecureRandom random) {
    this.catalogue = catalogue;
    this.tags = tags;
    this.random = random;
  }

  byte[] access(Decision decision, Outcome.Permitted permitted) {
    int lines = count(permitted.shown());
    var out = new FrameWriter(LIKELY_HEADER + lines * LIKELY_LINE);
    var fresh = ByteBuffer.wrap(fresh(48));
    var table = table(decision.request());
    int header = out.begin();
    asked(out, decision, fresh);
    ground(out, permitted.ground());
    out.varint(lines).end(header);
    int who = out.begin();
    who(out, decision.request(), table, fresh);
    out.end(who);
    int withheld = out.begin();
    withheld(out, permitted.withheld(), fresh);
    out.end(withheld);
    lines(out, permitted.shown(), table);
    return out.toBytes();
  }

  byte[] refusal(Decision decision, Outcome.Refused refused) {
    var out = new FrameWriter(LIKELY_HEADER).u8(FrameCodec.DECIDED);
    var fresh = ByteBuffer.wrap(fresh(32));
    asked(out, decision, fresh);
    who(out, decision.request(), table(decision.request()), fresh);
    return out.u8(refused.reason().code()).text(refused.type().value()).toBytes();
  }

  private Tags.Table table(Request request) {
    return tags.table(Tags.epoch(request.at()), request.app());
  }

  private void asked(FrameWriter out, Decision decision, ByteBuffer fresh) {
    var request = decision.request();
    out.bits(fresh.getLong(), fresh.getLong());
    out.text(request.app().value()).text(request.purpose().term());
    var scope = request.scope().stream().map(DataTypeId::value).sorted().toList();
    out.varint(scope.size());
    scope.forEach(out::text);
    out.text(request.operation()).text(QueryText.of(request.query(), catalogue));
    out.moment(request.at()).i64(decision.factsAt()).u32(Tags.epoch(request.at()));
  }

  // Apart from the rest, so that who is in a line can show what it left for, and not to whom. Its
  // hash is in every proof of the header, and a viewer's tag the same in an app's whole week: only
  // the salt keeps a friend who knows that tag from confirming who asked.
  private static void who(FrameWriter out, Request request, Tags.Table table, ByteBuffer fresh) {
    out.bits(fresh.getLong(), fresh.getLong());
    starts(out, request, table);
    table.put(request.viewer(), out);
    table.putIfAny(target(request), out);
  }

  private static PersonId target(Request request) {
    return request.query() instanceof Query.One(var subject, var _) ? subject : request.viewer();
  }

  private static void starts(FrameWriter out, Request request, Tags.Table table) {
    int lists = QueryText.lists(request.query());
    if (request.query() instanceof Query.Photo(var photo, var _)) {
      out.varint(1 + lists);
      out.u8(FrameCodec.PHOTO).raw(sealed(photo.number(), table, request.viewer()));
    } else {
      out.varint(lists);
    }
    QueryText.starts(
        request.query(),
        cursor -> {
          switch (cursor) {
            case Cursor.Start _ -> out.u8(FrameCodec.AT_START);
            case Cursor.After(long key) ->
                out.u8(FrameCodec.AFTER).raw(sealed(key, table, request.viewer()));
            case Cursor.Before(long key) ->
                out.u8(FrameCodec.BEFORE).raw(sealed(key, table, request.viewer()));
          }
        });
  }

  /** One AES-128 block of (key, 0) under the viewer's secret: the same key, the same block. */
  private static byte[] sealed(long key, Tags.Table table, PersonId viewer) {
    return block(
        Cipher.ENCRYPT_MODE,
        table.withSecret(viewer),
        ByteBuffer.allocate(16).putLong(key).array());
  }

  static byte[] block(int mode, byte[] tagAndSecret, byte[] block) {
    try {
      // A single block that holds eight zero bytes: ECB has no second block to repeat.
      var aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(mode, new SecretKeySpec(tagAndSecret, 16, 16, "AES"));
      return aes.doFinal(block);
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("AES-128 is part of every Java platform", every);
    } finally {
      Arrays.fill(tagAndSecret, (byte) 0);
    }
  }

  private static void ground(FrameWriter out, Ground ground) {
    out.text(ground.terms().value()).text(ground.agreement().value());
    out.varint(ground.exceptions().size());
    ground.exceptions().forEach(exception -> out.text(exception.value()));
  }

  private static void withheld(FrameWriter out, Withheld withheld, ByteBuffer salt) {
    out.bits(salt.getLong(), salt.getLong());
    out.varint(withheld.noConsent());
    out.varint(withheld.otherPartyConsent());
    out.varint(withheld.notVisible());
  }

  private static int count(ShownList list) {
    int count = list.items().size();
    for (var item : list.items()) {
      for (var within : item.lists()) {
        count += count(within);
      }
    }
    return count;
  }

  // In the order of Decision.lines(), without making that list.
  private static void lines(FrameWriter out, ShownList list, Tags.Table table) {
    for (var item : list.items()) {
      int from = out.begin();
      line(out, item.line(), table);
      out.end(from);
      for (var within : item.lists()) {
        lines(out, within, table);
      }
    }
  }

  private static void line(FrameWriter out, Line line, Tags.Table table) {
    switch (line) {
      case Line.OfPerson(var subject, long _) -> {
        out.u8(ObjectKind.PERSON.code());
        table.put(subject, out);
      }
      case Line.OfPhoto(var photo, var owner, var tagged, long _) -> {
        out.u8(ObjectKind.PHOTO.code());
        table.put(owner, out);
        out.raw(objectTag(table.withSecret(owner), photo.number()));
        people(out, tagged, table);
      }
      case Line.OfRelationship(var subject, var partner, long _) -> {
        out.u8(ObjectKind.RELATIONSHIP.code());
        table.put(subject, out);
        people(out, partner, table);
      }
      case Line.OfRelative(var subject, var relative, long _) -> {
        out.u8(ObjectKind.RELATIVE.code());
        table.put(subject, out);
        table.put(relative, out);
      }
      case Line.OfLike(var subject, var thing, long _) -> {
        out.u8(ObjectKind.LIKE.code());
        table.put(subject, out);
        out.raw(thingTag(table.withSecret(subject), thing.number()));
      }
    }
    out.varint(line.fields());
  }

  private static void people(FrameWriter out, List<PersonId> people, Tags.Table table) {
    out.varint(people.size());
    for (var person : people) {
      table.put(person, out);
    }
  }

  static byte[] objectTag(byte[] tagAndSecret, long number) {
    return mac(tagAndSecret, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  // One byte longer than a photo's, so that no thing has the tag of a photo of the same number.
  private static byte[] thingTag(byte[] tagAndSecret, long number) {
    var input = ByteBuffer.allocate(1 + Long.BYTES).put((byte) ObjectKind.LIKE.code());
    return mac(tagAndSecret, input.putLong(number).array());
  }

  private static byte[] mac(byte[] tagAndSecret, byte[] input) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(tagAndSecret, 16, 16, "HmacSHA256"));
      var whole = mac.doFinal(input);
      return Arrays.copyOf(whole, 16);
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java platform", every);
    } finally {
      Arrays.fill(tagAndSecret, (byte) 0);
    }
  }

  private byte[] fresh(int many) {
    var bytes = new byte[many];
    random.nextBytes(bytes);
    return bytes;
  }
}
