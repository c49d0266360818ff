package org.evenhand.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Standing;
import org.roaringbitmap.RoaringBitmap;

/** Facts written down by hand, kept in plain sets. */
final class SmallWorld implements Facts {
  final Set<Integer> people = new TreeSet<>();
  final Map<Integer, Set<Integer>> friends = new HashMap<>();
  final Map<Integer, Set<Integer>> blocks = new HashMap<>();
  final Map<DataTypeId, Set<Integer>> consents = new HashMap<>();
  final Map<Integer, Map<DataTypeId, Audience>> chosen = new HashMap<>();
  final Map<DataTypeId, Map<Integer, Map<Integer, Listing>>> lists = new HashMap<>();
  final Map<Integer, Integer> partners = new HashMap<>();
  final Set<Integer> related = new HashSet<>();
  final List<Photo> photos = new ArrayList<>();
  final Map<Integer, Set<Integer>> relatives = new HashMap<>();
  final Map<Integer, Set<Long>> likes = new HashMap<>();
  Standing standing = new Standing.None();
  Allowance allowance = new Allowance(1_000_000, 1_000_000);

  static PersonId p(int number) {
    return new PersonId(number);
  }

  SmallWorld people(int... numbers) {
    for (int number : numbers) {
      people.add(number);
    }
    return this;
  }

  SmallWorld friends(int one, int... others) {
    for (int other : others) {
      friends.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
      friends.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
    }
    return this;
  }

  SmallWorld block(int who, int whom) {
    blocks.computeIfAbsent(who, _ -> new HashSet<>()).add(whom);
    blocks.computeIfAbsent(whom, _ -> new HashSet<>()).add(who);
    return this;
  }

  SmallWorld consent(DataTypeId type, int... numbers) {
    for (int number : numbers) {
      consents.computeIfAbsent(type, _ -> new HashSet<>()).add(number);
    }
    return this;
  }

  SmallWorld choose(int who, DataTypeId type, Audience audience) {
    chosen.computeIfAbsent(who, _ -> new HashMap<>()).put(type, audience);
    return this;
  }

  SmallWorld list(int who, int whom, DataTypeId type, Listing listing) {
    lists
        .computeIfAbsent(type, _ -> new HashMap<>())
        .computeIfAbsent(whom, _ -> new HashMap<>())
        .put(who, listing);
    return this;
  }

  Listing listing(int who, int whom, DataTypeId type) {
    return lists
        .getOrDefault(type, Map.of())
        .getOrDefault(whom, Map.of())
        .getOrDefault(who, Listing.NEITHER);
  }

  SmallWorld couple(int one, int other) {
    partners.put(one, other);
    partners.put(other, one);
    related.add(one);
    related.add(other);
    return this;
  }

  SmallWorld photo(int number, int owner, int... tagged) {
    photos.add(
        new Photo(
            new PhotoId(number),
            p(owner),
            java.util.Arrays.stream(tagged).sorted().mapToObj(PersonId::new).toList()));
    return this;
  }

  SmallWorld relatives(int one, int... others) {
    for (int other : others) {
      relatives.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
      relatives.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
    }
    return this;
  }

  SmallWorld like(int who, long... things) {
    for (long thing : things) {
      likes.computeIfAbsent(who, _ -> new TreeSet<>()).add(thing);
    }
    return this;
  }

  SmallWorld standing(Standing standing) {
    this.standing = standing;
    return this;
  }

  SmallWorld allowance(long calls, long people) {
    this.allowance = new Allowance(calls, people);
    return this;
  }

  Audience audience(int who, DataTypeId type) {
    return chosen
        .getOrDefault(who, Map.of())
        .getOrDefault(type, SmallCatalogue.CATALOGUE.type(type).orElseThrow().defaultAudience());
  }

  @Override
  public long position() {
    return 7;
  }

  @Override
  public Catalogue catalogue() {
    return SmallCatalogue.CATALOGUE;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public Allowance allowance() {
    return allowance;
  }

  @Override
  public boolean exists(PersonId person) {
    return people.contains(person.number());
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    return set(consents.getOrDefault(type, Set.of()));
  }

  @Override
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    var set = new RoaringBitmap();
    chosen.forEach((who, by) -> {
      if (by.get(type) == audience) {
        set.add(who);
      }
    });
    return set;
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    var listed = Lists.none();
    for (int who : people) {
      switch (listing(who, viewer.number(), type)) {
        case LET_IN -> listed.letIn().add(who);
        case KEPT_OUT -> listed.keptOut().add(who);
        case NEITHER -> {}
      }
    }
    return listed;
  }

  @Override
  public RoaringBitmap friends(PersonId person) {
    return set(friends.getOrDefault(person.number(), Set.of()));
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return set(blocks.getOrDefault(person.number(), Set.of()));
  }

  @Override
  public List<Photo> photos(PersonId owner) {
    return photos.stream()
        .filter(photo -> photo.owner().equals(owner))
        .sorted(Comparator.comparing(Photo::id).reversed())
        .toList();
  }

  @Override
  public Optional<Photo> photo(PhotoId id) {
    return photos.stream().filter(photo -> photo.id().equals(id)).findFirst();
  }

  @Override
  public long[] likes(PersonId person) {
    return likes.getOrDefault(person.number(), Set.of()).stream().mapToLong(n -> n).toArray();
  }

  @Override
  public Optional<PersonId> partner(PersonId person) {
    return Optional.ofNullable(partners.get(person.number())).map(PersonId::new);
  }

  @Override
  public RoaringBitmap relatives(PersonId person) {
    return set(relatives.getOrDefault(person.number(), Set.of()));
  }

  @Override
  public boolean hasRelationship(PersonId person) {
    return related.contains(person.number());
  }

  @Override
  public long[] order(int[] people) {
    // Any fixed scrambling will do; this one makes some keys "negative", as real ones are.
    return java.util.Arrays.stream(people).mapToLong(n -> n * 0x9E3779B97F4A7C15L).toArray();
  }

  @Override
  public long[] order(long[] things) {
    return java.util.Arrays.stream(things).map(n -> n * 0xC2B2AE3D27D4EB4FL).toArray();
  }

  private static RoaringBitmap set(Set<Integer> numbers) {
    var set = new RoaringBitmap();
    numbers.forEach(set::add);
    return set;
  }
}
