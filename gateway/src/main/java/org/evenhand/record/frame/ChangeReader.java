package org.evenhand.record.frame;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/** Reads changes, opening what the keys that remain can open. */
final class ChangeReader {
  private final KeyVault vault;

  ChangeReader(KeyVault vault) {
    this.vault = vault;
  }

  /** A public change. */
  static Change clear(RawFrame frame) {
    var in = new FrameReader(frame.position(), frame.body());
    var change =
        switch (frame.kind()) {
          case REGISTER -> new Change.RegisterAct(json(in));
          case IMPORT -> imported(in);
          case ERASURE -> new Change.Erased(person(in));
          case KEY -> new Change.KeyEvent(in.text(), in.text());
          case CLOCK -> new Change.ClockStepped(in.i64());
          default -> throw in.corrupt(frame.kind().jsonName() + " is not a public change");
        };
    in.done();
    return change;
  }

  /**
   * A private change, or the sign that it can be read no more.
   *
   * @throws WrongKeys if the vault never had a key that it is sealed under
   */
  Body sealed(RawFrame frame) {
    var in = new FrameReader(frame.position(), frame.body());
    var one = person(in);
    var plain = opened(frame, one, in.rest(), Sealing.outer(frame.kind(), one));
    if (plain.isEmpty()) {
      return new Body.Sealed(one);
    }
    var inside = new FrameReader(frame.position(), plain.get());
    int how = inside.u8();
    if (how == Sealing.ALONE) {
      return new Body.Of(act(frame.kind(), inside, one, null));
    }
    inside.check(how == Sealing.BOTH, "there is no seal of sort " + how);
    var other = person(inside);
    var inner = opened(frame, other, inside.rest(), Sealing.inner(frame.kind(), one, other));
    return inner.isEmpty()
        ? new Body.Sealed(one)
        : new Body.Of(
            act(frame.kind(), new FrameReader(frame.position(), inner.get()), one, other));
  }

  /** What is under a person's seal; empty if their key was destroyed. */
  private Optional<byte[]> opened(RawFrame frame, PersonId person, byte[] sealed, byte[] context) {
    var keys = vault.keys(person);
    if (keys.isEmpty()) {
      if (!vault.destroyed(person)) {
        throw WrongKeys.neverMade(frame.position(), person);
      }
      return Optional.empty();
    }
    try {
      return Optional.of(keys.get().open(sealed, context));
    } catch (IllegalStateException altered) {
      // Damage of the disk was found by the frame's checksum, before this.
      throw WrongKeys.another(frame.position(), person);
    }
  }

  private static Change act(Kind kind, FrameReader in, PersonId one, @Nullable PersonId other) {
    var act = Act.read(in, kind);
    var change = other == null ? alone(act, in, one) : both(act, in, one, other);
    in.done();
    return change;
  }

  private static Change alone(Act act, FrameReader in, PersonId person) {
    return switch (act) {
      case CONSENT -> consent(in, person);
      case GRANT_GIVEN -> given(in, person);
      case GRANT_ENDED -> new Change.GrantEnded(grant(in), person, in.text(AppId::new), in.text());
      case STOPPED -> new Change.Stopped(person, in.text(AppId::new));
      case AUDIENCE_SET ->
          new Change.AudienceSet(person, in.text(DataTypeId::new), Act.audience(in));
      case RELATIONSHIP_SET -> new Change.RelationshipSet(person, in.text(), null);
      case PHOTO_ADDED -> new Change.PhotoAdded(person, photo(in), details(in));
      case PHOTO_REMOVED -> new Change.PhotoRemoved(person, photo(in));
      case LIKED -> new Change.Liked(person, thing(in), like(in));
      case UNLIKED -> new Change.Unliked(person, thing(in));
      case HOLD_BEGAN -> new Change.HoldBegan(person, in.text(), in.text(), in.moment());
      case HOLD_ENDED -> new Change.HoldEnded(person, in.text());
      case ERASURE_ASKED -> new Change.ErasureAsked(person);
      case INBOUND_SET -> inbound(in, person);
      case CONTRIBUTED -> contributed(in, person);
      case CONTRIBUTION_DELETED -> new Change.ContributionDeleted(person, in.i64());
      case BLOCKED,
          UNBLOCKED,
          BEFRIENDED,
          UNFRIENDED,
          TAGGED,
          UNTAGGED,
          RELATIVE_NAMED,
          RELATIVE_UNNAMED,
          AUDIENCE_LISTED ->
          throw in.corrupt(act + " concerns two people");
    };
  }

  private static Change both(Act act, FrameReader in, PersonId one, PersonId other) {
    return switch (act) {
      case AUDIENCE_LISTED ->
          new Change.AudienceListed(one, other, in.text(DataTypeId::new), Act.listing(in));
      case BLOCKED -> new Change.Blocked(one, other);
      case UNBLOCKED -> new Change.Unblocked(one, other);
      case BEFRIENDED -> new Change.Befriended(one, other);
      case UNFRIENDED -> new Change.Unfriended(one, other);
      case RELATIONSHIP_SET -> new Change.RelationshipSet(one, in.text(), other);
      case TAGGED -> new Change.Tagged(one, photo(in), other);
      case UNTAGGED -> new Change.Untagged(one, photo(in), other);
      case RELATIVE_NAMED -> in.made(in.text(), word -> new Change.RelativeNamed(one, other, word));
      case RELATIVE_UNNAMED -> new Change.RelativeUnnamed(one, other);
      case CONSENT,
          GRANT_GIVEN,
          GRANT_ENDED,
          STOPPED,
          AUDIENCE_SET,
          PHOTO_ADDED,
          PHOTO_REMOVED,
          LIKED,
          UNLIKED,
          HOLD_BEGAN,
          HOLD_ENDED,
          ERASURE_ASKED,
          INBOUND_SET,
          CONTRIBUTED,
          CONTRIBUTION_DELETED ->
          throw in.corrupt(act + " concerns one person");
    };
  }

  private static Change consent(FrameReader in, PersonId person) {
    var app = in.text(AppId::new);
    var purpose = in.text(Purpose::new);
    var action = Act.action(in);
    return new Change.Consent(
        person,
        app,
        purpose,
        action,
        AccessReader.types(in),
        in.moment(),
        in.text(TermsVersion::new),
        in.text(),
        in.text());
  }

  private static Change inbound(FrameReader in, PersonId person) {
    var app = in.text(AppId::new);
    var purpose = in.text(Purpose::new);
    var deal = in.text();
    return new Change.InboundSet(
        person, app, purpose, deal, AccessReader.types(in), in.moment(), in.text(), in.text());
  }

  private static Change contributed(FrameReader in, PersonId person) {
    return new Change.Contributed(
        person,
        in.text(AppId::new),
        in.text(Purpose::new),
        in.text(DataTypeId::new),
        in.text(),
        in.text(),
        in.moment(),
        in.u32(),
        in.i64(),
        in.text());
  }

  private static Change given(FrameReader in, PersonId person) {
    var grant = grant(in);
    return new Change.GrantGiven(
        grant,
        person,
        in.text(AppId::new),
        in.text(Purpose::new),
        AccessReader.types(in),
        in.moment());
  }

  private static Change.PhotoDetails details(FrameReader in) {
    var takenAt = in.moment();
    int width = in.u32();
    int height = in.u32();
    int has = in.u8();
    in.check((has & ~(Act.HAS_PLACE | Act.HAS_CONTENT)) == 0, "a photo has nothing like " + has);
    var place = (has & Act.HAS_PLACE) == 0 ? null : place(in);
    var content = (has & Act.HAS_CONTENT) == 0 ? null : in.text(Change.Content::new);
    return new Change.PhotoDetails(takenAt, width, height, place, content);
  }

  private static Change.Place place(FrameReader in) {
    return new Change.Place(Double.longBitsToDouble(in.i64()), Double.longBitsToDouble(in.i64()));
  }

  private static Change imported(FrameReader in) {
    var what = in.text();
    var sha256 = in.text();
    var counts = new LinkedHashMap<String, Long>();
    for (int left = in.count(1 + Long.BYTES); left > 0; left--) {
      in.check(counts.put(in.text(), in.i64()) == null, "a count stands twice");
    }
    return new Change.Imported(what, sha256, counts);
  }

  private static String json(FrameReader in) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.rest())).toString();
    } catch (CharacterCodingException malformed) {
      throw in.corrupt("a public act is not UTF-8 (" + malformed.getMessage() + ")");
    }
  }

  private static PersonId person(FrameReader in) {
    return in.made(in.u32(), PersonId::new);
  }

  private static PhotoId photo(FrameReader in) {
    return in.made(in.i64(), PhotoId::new);
  }

  private static ThingId thing(FrameReader in) {
    return in.made(in.i64(), ThingId::new);
  }

  private static Change.LikeDetails like(FrameReader in) {
    var name = in.text();
    var category = in.text();
    var likedAt = in.moment();
    return in.made(name, it -> new Change.LikeDetails(it, category, likedAt));
  }

  private static GrantId grant(FrameReader in) {
    return in.made(in.i64(), GrantId::new);
  }
}
