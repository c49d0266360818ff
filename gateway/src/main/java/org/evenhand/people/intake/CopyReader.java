package org.evenhand.people.intake;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evenhand.people.Missing;
import org.evenhand.people.Missing.Part;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/** Reads a copy, as far as the keys that still stand can. */
final class CopyReader {
  private static final int MOST_BLOCK = 1 << 26;

  private final KeyVault vault;
  private final CopyTags tags;
  private final Consumer<Missing> missing;
  private final TreeMap<PersonId, CopyBlock> blocks = new TreeMap<>();
  private final List<Arrived.Profile> everybody = new ArrayList<>();
  private final StagedFriendships friendships = new StagedFriendships();
  private final List<Arrived.Picture> photos = new ArrayList<>();
  private final List<Arrived.Said> relationships = new ArrayList<>();
  private final List<Arrived.Choice> privacy = new ArrayList<>();
  private final List<Arrived.Liking> likes = new ArrayList<>();
  private final List<Arrived.Relative> relatives = new ArrayList<>();

  CopyReader(KeyVault vault, Consumer<Missing> missing) {
    this.vault = vault;
    this.tags = new CopyTags(vault);
    this.missing = missing;
  }

  /** Reads to the end. */
  void read(DataInputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(CopyWriter.MAGIC.length), CopyWriter.MAGIC)) {
      throw new IOException("it is no copy of version 1");
    }
    for (var next = in.readNBytes(2 * Integer.BYTES);
        next.length > 0;
        next = in.readNBytes(2 * Integer.BYTES)) {
      var head = java.nio.ByteBuffer.wrap(next);
      var person = new PersonId(head.getInt());
      int length = head.getInt();
      if (length < 0 || length > MOST_BLOCK) {
        throw new IOException("it was altered: a block cannot have " + length + " bytes");
      }
      var sealed = in.readNBytes(length);
      var keys = vault.keys(person);
      if (keys.isPresent()) {
        blocks.put(person, open(person, keys.get(), sealed));
      }
    }
  }

  private static CopyBlock open(PersonId person, KeyVault.PersonKeys keys, byte[] sealed)
      throws IOException {
    try {
      return CopyBlock.read(person, keys.open(sealed, CopyWriter.context(person)));
    } catch (IllegalStateException altered) {
      throw new IOException("it was altered: " + altered.getMessage(), altered);
    }
  }

  /** What was read, for people with a block here or a number up to {@code lastNumber}. */
  Arrived rows(int lastNumber) {
    for (int number = 1; number <= lastNumber; number++) {
      tags.know(new PersonId(number));
    }
    blocks.keySet().stream().filter(p -> p.number() > lastNumber).forEach(tags::know);
    blocks.forEach(this::add);
    friendships.sort();
    return new Arrived(
        everybody, friendships, photos, relationships, privacy, likes, relatives, (_, _) -> {});
  }

  private void add(PersonId person, CopyBlock block) {
    if (block.profile() != null) {
      everybody.add(block.profile());
    }
    // The other side's block says the same, so each is taken once.
    whom(block.friends(), Part.FRIENDS, person).stream()
        .filter(friend -> person.compareTo(friend) < 0)
        .forEach(friend -> friendships.add(person.number(), friend.number()));
    for (var photo : block.photos()) {
      var tagged = whom(photo.tagged(), Part.PHOTOS, person);
      photos.add(new Arrived.Picture(person, photo.id(), photo.row().details(), tagged));
    }
    for (var said : block.relationships()) {
      var named = Optional.ofNullable(said.partner()).map(List::of).orElse(List.of());
      var partner = whom(named, Part.PARTNER, person);
      relationships.add(
          new Arrived.Said(person, said.status(), partner.isEmpty() ? null : partner.getFirst()));
    }
    privacy.addAll(block.privacy());
    likes.addAll(block.likes());
    for (var relative : block.relatives()) {
      whom(List.of(relative.other()), Part.PARTNER, person)
          .forEach(
              other -> relatives.add(new Arrived.Relative(person, other, relative.relationship())));
    }
  }

  private List<PersonId> whom(List<byte[]> named, Part part, PersonId whose) {
    var people = new ArrayList<PersonId>(named.size());
    for (var tag : named) {
      tags.person(tag).ifPresentOrElse(people::add, () -> missing.accept(new Missing(part, whose)));
    }
    return people;
  }
}
