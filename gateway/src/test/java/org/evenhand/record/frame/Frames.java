package org.evenhand.record.frame;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evenhand.decide.Decision;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.Change;
import org.evenhand.record.vault.MemoryKeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;

/** What the frame's tests are made of; nothing here is left to chance. */
final class Frames {
  static final AppId APP = new AppId("sunny-maps");
  static final Instant AT = Instant.parse("2026-11-23T20:15:07.123456Z");
  static final long POSITION = 482_113;
  static final int CACHE = 1 << 20;

  final MemoryKeyVault vault = new MemoryKeyVault(42, new Counting());
  final FrameCodec codec =
      new FrameCodec(DecisionFixtures.catalogue(), vault, new Counting(), CACHE);

  Frames() {
    vault.create(p(1), p(1000));
  }

  static PersonId p(int number) {
    return new PersonId(number);
  }

  /** Gives 0, 1, 2, … */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1;
    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = next++;
      }
    }
  }

  /** Person 1's friends behind a cursor: friend 2 with a photo that 3 is tagged in. */
  static Decision example() {
    var photos =
        new Expansion(
            Edge.PHOTOS,
            new Page(1, new Cursor.Start()),
            new Selection(ObjectKind.PHOTO, 3, List.of()));
    var friends =
        new Expansion(
            Edge.FRIENDS,
            new Page(25, new Cursor.After(0x0123456789abcdefL)),
            new Selection(ObjectKind.PERSON, 3, List.of(photos)));
    var photo = new Shown(new Line.OfPhoto(new PhotoId(9), p(2), List.of(p(3)), 3), 9, List.of());
    var friend =
        new Shown(
            new Line.OfPerson(p(2), 3),
            5,
            List.of(new ShownList(Edge.PHOTOS, 2, List.of(photo), false, false)));
    return DecisionFixtures.permitted(
        request(new Query.Many(friends)),
        482_097,
        DecisionFixtures.GROUND,
        new ShownList(Edge.FRIENDS, 1, List.of(friend), true, false),
        new Withheld(31, 0, 2));
  }

  /** Person 1's relationship with 2. */
  static Decision relationship(List<PersonId> partner) {
    var list =
        new Expansion(
            Edge.RELATIONSHIPS,
            new Page(25, new Cursor.Before(7)),
            Selection.idOnly(ObjectKind.RELATIONSHIP));
    var line = new Line.OfRelationship(p(1), partner, Field.ID | 2);
    return DecisionFixtures.permitted(
        request(new Query.Many(list)),
        3,
        DecisionFixtures.GROUND,
        new ShownList(Edge.RELATIONSHIPS, 1, List.of(new Shown(line, 1, List.of())), false, false),
        Withheld.NONE);
  }

  static Request request(Query query) {
    return new Request(
        APP,
        p(1),
        new Purpose("Personalisation"),
        Set.of(new DataTypeId("friends"), new DataTypeId("photos"), new DataTypeId("profile.name")),
        "GET /v1/me/friends",
        query,
        AT);
  }

  RawFrame frame(Change change) {
    var encoded = codec.change(change);
    return frame(encoded.kind(), encoded.body());
  }

  static RawFrame frame(Kind kind, byte[] body) {
    return switch (Envelope.parse(ByteBuffer.wrap(file(kind, body)), 0)) {
      case Envelope.Parsed.Whole(var frame, int _) -> frame;
      case Envelope.Parsed.End _ -> throw new AssertionError("nothing there");
      case Envelope.Parsed.Torn(var because) -> throw new AssertionError(because);
    };
  }

  static byte[] file(Kind kind, byte[] body) {
    long micros = AT.getEpochSecond() * 1_000_000 + AT.getNano() / 1000;
    var file = ByteBuffer.allocate(Envelope.BYTES + body.length);
    Envelope.put(file, kind, 0, 3, POSITION, micros, body);
    Envelope.seal(file, 0);
    return file.array();
  }
}
