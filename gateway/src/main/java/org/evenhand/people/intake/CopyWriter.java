package org.evenhand.people.intake;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/**
 * Writes a copy: sixteen bytes of {@code EVENHAND IMPORT} and version 1, then for each person, by
 * number, the number (u32), the length (u32) and their block, sealed under their key. Numbers are
 * big-endian.
 */
final class CopyWriter {
  static final byte[] MAGIC = "EVENHAND IMPORT\1".getBytes(StandardCharsets.US_ASCII);

  private final Arrived rows;
  private final KeyVault vault;
  private final CopyTags tags;
  private final Map<PersonId, Arrived.Profile> profiles = new HashMap<>();
  private final Map<PersonId, List<CopyBlock.Photo>> photos = new HashMap<>();
  private final Map<PersonId, List<CopyBlock.Said>> relationships = new HashMap<>();
  private final Map<PersonId, List<Arrived.Choice>> privacy = new HashMap<>();
  private final Map<PersonId, List<Arrived.Liking>> likes = new HashMap<>();
  private final Map<PersonId, List<CopyBlock.Relative>> relatives = new HashMap<>();
  private final long[] friendships;
  private int at;

  CopyWriter(Arrived rows, KeyVault vault) {
    this.rows = rows;
    this.vault = vault;
    this.tags = new CopyTags(vault);
    this.friendships = rows.friendships().fromBothSides();
  }

  /** What a block is bound to, so that it cannot be moved to another person's place. */
  static byte[] context(PersonId person) {
    return ByteBuffer.allocate(5).put((byte) 'i').putInt(person.number()).array();
  }

  void write(DataOutputStream out) throws IOException {
    out.write(MAGIC);
    for (var person : gathered()) {
      var keys = vault.keys(person);
      var friends = friends(person);
      // Who was erased meanwhile gets no rows from the import either.
      if (keys.isPresent()) {
        var sealed = keys.get().seal(block(person, friends).bytes(), context(person));
        out.writeInt(person.number());
        out.writeInt(sealed.length);
        out.write(sealed);
      }
    }
  }

  private SortedSet<PersonId> gathered() {
    var people = new TreeSet<PersonId>();
    rows.everybody().forEach(profile -> profiles.put(profile.person(), profile));
    rows.photos().forEach(photo -> add(photos, photo.owner(), photo(photo)));
    rows.relationships().forEach(said -> add(relationships, said.person(), said(said)));
    rows.privacy().forEach(choice -> add(privacy, choice.person(), choice));
    rows.likes().forEach(like -> add(likes, like.person(), like));
    for (var relative : rows.relatives()) {
      tags.of(relative.other())
          .ifPresent(tag ->
              add(
                  relatives,
                  relative.person(),
                  new CopyBlock.Relative(tag, relative.relationship())));
    }
    List.of(profiles, photos, relationships, privacy, likes, relatives)
        .forEach(map -> people.addAll(map.keySet()));
    for (long pair : friendships) {
      people.add(new PersonId((int) (pair >>> 32)));
    }
    return people;
  }

  private static <T> void add(Map<PersonId, List<T>> to, PersonId person, T one) {
    to.computeIfAbsent(person, _ -> new ArrayList<>()).add(one);
  }

  private CopyBlock.Photo photo(Arrived.Picture photo) {
    return new CopyBlock.Photo(
        photo.id(), new PhotoRow(List.of(), photo.details(), 0), tagsOf(photo.tagged()));
  }

  private CopyBlock.Said said(Arrived.Said said) {
    var partner = said.partner();
    return new CopyBlock.Said(
        said.status(), partner == null ? null : tags.of(partner).orElse(null));
  }

  private List<byte[]> tagsOf(List<PersonId> people) {
    return people.stream().flatMap(person -> tags.of(person).stream()).toList();
  }

  // People come by rising number, as the friendships lie.
  private List<byte[]> friends(PersonId person) {
    var friends = new ArrayList<PersonId>();
    while (at < friendships.length && (int) (friendships[at] >>> 32) == person.number()) {
      friends.add(new PersonId((int) friendships[at++]));
    }
    return tagsOf(friends);
  }

  private CopyBlock block(PersonId person, List<byte[]> friends) {
    return new CopyBlock(
        profiles.get(person),
        friends,
        photos.getOrDefault(person, List.of()),
        relationships.getOrDefault(person, List.of()),
        privacy.getOrDefault(person, List.of()),
        likes.getOrDefault(person, List.of()),
        relatives.getOrDefault(person, List.of()));
  }
}
