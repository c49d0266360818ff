package org.evenhand.people.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.evenhand.people.rows.LikeRow;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * What one import brings of one person, before it is sealed under their key. It names others by
 * tags that only their own keys make, so that who is erased cannot be told from it any more.
 *
 * @param profile null if it brings none
 */
record CopyBlock(
    Arrived.@Nullable Profile profile,
    List<byte[]> friends,
    List<Photo> photos,
    List<Said> relationships,
    List<Arrived.Choice> privacy,
    List<Arrived.Liking> likes,
    List<Relative> relatives) {

  /** A photo with the tags of the tagged. */
  record Photo(PhotoId id, PhotoRow row, List<byte[]> tagged) {}

  /** A relative's tag, and what they are to the person. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Relative(byte[] other, String relationship) {}

  /** A relationship with the partner's tag. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Said(String status, byte @Nullable [] partner) {}

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(out, profile == null ? new byte[0] : profile.row().since(0).bytes());
      tags(out, friends);
      out.writeInt(photos.size());
      for (var photo : photos) {
        out.writeLong(photo.id().number());
        write(out, photo.row().bytes());
        tags(out, photo.tagged());
      }
      out.writeInt(relationships.size());
      for (var said : relationships) {
        out.writeUTF(said.status());
        var partner = said.partner();
        tags(out, partner == null ? List.of() : List.of(partner));
      }
      out.writeInt(privacy.size());
      for (var choice : privacy) {
        out.writeUTF(choice.type().value());
        out.writeUTF(choice.audience().name());
      }
      out.writeInt(likes.size());
      for (var like : likes) {
        out.writeLong(like.thing().number());
        write(out, new LikeRow(like.details(), 0).bytes());
      }
      tags(out, relatives.stream().map(Relative::other).toList());
      for (var relative : relatives) {
        out.writeUTF(relative.relationship());
      }
    } catch (IOException never) {
      throw new UncheckedIOException("memory cannot be written to", never);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, byte[] row) throws IOException {
    out.writeInt(row.length);
    out.write(row);
  }

  private static void tags(DataOutputStream out, List<byte[]> tags) throws IOException {
    out.writeInt(tags.size());
    for (var tag : tags) {
      out.write(tag);
    }
  }

  static CopyBlock read(PersonId person, byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    var profile = row(in);
    return new CopyBlock(
        profile.length == 0 ? null : profile(person, ProfileRow.of(profile)),
        tags(in),
        photos(in),
        relationships(in),
        privacy(person, in),
        likes(person, in),
        relatives(in));
  }

  private static Arrived.Profile profile(PersonId person, ProfileRow row) {
    var held = new TreeMap<>(row.held());
    return new Arrived.Profile(person, new ProfileParser.Staged(row.externalId(), held));
  }

  private static byte[] row(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static List<byte[]> tags(DataInputStream in) throws IOException {
    var tags = new ArrayList<byte[]>();
    for (int left = in.readInt(); left > 0; left--) {
      tags.add(in.readNBytes(CopyTags.BYTES));
    }
    return tags;
  }

  private static List<Photo> photos(DataInputStream in) throws IOException {
    var photos = new ArrayList<Photo>();
    for (int left = in.readInt(); left > 0; left--) {
      photos.add(new Photo(new PhotoId(in.readLong()), PhotoRow.of(row(in)), tags(in)));
    }
    return photos;
  }

  private static List<Said> relationships(DataInputStream in) throws IOException {
    var all = new ArrayList<Said>();
    for (int left = in.readInt(); left > 0; left--) {
      var status = in.readUTF();
      var partner = tags(in);
      all.add(new Said(status, partner.isEmpty() ? null : partner.getFirst()));
    }
    return all;
  }

  private static List<Relative> relatives(DataInputStream in) throws IOException {
    var all = new ArrayList<Relative>();
    if (in.available() > 0) { // else a copy of before there were relatives
      for (var other : tags(in)) {
        all.add(new Relative(other, in.readUTF()));
      }
    }
    return all;
  }

  private static List<Arrived.Liking> likes(PersonId person, DataInputStream in)
      throws IOException {
    var all = new ArrayList<Arrived.Liking>();
    if (in.available() == 0) {
      return all; // a copy of before there were likes ends here
    }
    for (int left = in.readInt(); left > 0; left--) {
      var thing = new ThingId(in.readLong());
      all.add(new Arrived.Liking(person, thing, LikeRow.of(row(in)).details()));
    }
    return all;
  }

  private static List<Arrived.Choice> privacy(PersonId person, DataInputStream in)
      throws IOException {
    var all = new ArrayList<Arrived.Choice>();
    for (int left = in.readInt(); left > 0; left--) {
      var type = new DataTypeId(in.readUTF());
      all.add(new Arrived.Choice(person, type, Audience.valueOf(in.readUTF())));
    }
    return all;
  }
}
