package org.evenhand.people;

import static org.evenhand.people.PeopleWorld.p;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/** People as plainly as they can be written down. */
final class NaivePeople {
  private record Pair(int one, int other) {}

  private record Chosen(int person, DataTypeId type) {}

  private record Listed(int lister, int listed, DataTypeId type) {}

  private record Like(int person, long thing) {}

  private final Set<Integer> exist = new HashSet<>();
  private final Set<Pair> friends = new HashSet<>();
  private final Set<Pair> blocks = new HashSet<>();
  private final Map<Chosen, Audience> chosen = new HashMap<>();
  private final Map<Listed, Listing> lists = new HashMap<>();
  private final Map<Integer, Optional<Integer>> partners = new HashMap<>();
  private final Map<PhotoId, PersonId> photos = new TreeMap<>(Comparator.reverseOrder());
  private final Map<PhotoId, Set<PersonId>> tags = new HashMap<>();
  private final Set<Pair> named = new HashSet<>();
  private final Set<Like> likes = new HashSet<>();

  NaivePeople(int size) {
    for (int i = 1; i <= size; i++) {
      exist.add(i);
    }
  }

  void apply(Change change) {
    switch (change) {
      case Change.Befriended c -> {
        if (two(c.one(), c.other())) {
          friends.add(new Pair(c.one().number(), c.other().number()));
          friends.add(new Pair(c.other().number(), c.one().number()));
        }
      }
      case Change.Unfriended c -> {
        friends.remove(new Pair(c.one().number(), c.other().number()));
        friends.remove(new Pair(c.other().number(), c.one().number()));
      }
      case Change.Blocked c -> {
        if (two(c.person(), c.other())) {
          blocks.add(new Pair(c.person().number(), c.other().number()));
        }
      }
      case Change.Unblocked c -> blocks.remove(new Pair(c.person().number(), c.other().number()));
      case Change.AudienceSet c -> {
        if (here(c.person())) {
          chosen.put(new Chosen(c.person().number(), c.type()), c.audience());
        }
      }
      case Change.AudienceListed c -> {
        if (two(c.person(), c.other())) {
          lists.put(new Listed(c.person().number(), c.other().number(), c.type()), c.listing());
        }
      }
      case Change.RelationshipSet c -> {
        if (here(c.person())) {
          boolean named = c.partner() != null && two(c.person(), c.partner());
          partners.put(
              c.person().number(), named ? Optional.of(c.partner().number()) : Optional.empty());
        }
      }
      case Change.PhotoAdded c -> {
        if (here(c.owner())) {
          photos.put(c.photo(), c.owner());
          tags.computeIfAbsent(c.photo(), _ -> new TreeSet<>());
        }
      }
      case Change.PhotoRemoved c -> {
        photos.remove(c.photo());
        tags.remove(c.photo());
      }
      case Change.Tagged c -> {
        if (here(c.tagged()) && tags.containsKey(c.photo())) {
          tags.get(c.photo()).add(c.tagged());
        }
      }
      case Change.Untagged c -> tags.getOrDefault(c.photo(), new TreeSet<>()).remove(c.tagged());
      case Change.RelativeNamed c -> {
        if (two(c.person(), c.relative())) {
          named.add(new Pair(c.person().number(), c.relative().number()));
        }
      }
      case Change.RelativeUnnamed c ->
          named.remove(new Pair(c.person().number(), c.relative().number()));
      case Change.Liked c -> {
        if (here(c.person())) {
          likes.add(new Like(c.person().number(), c.thing().number()));
        }
      }
      case Change.Unliked c -> likes.remove(new Like(c.person().number(), c.thing().number()));
      case Change.Erased c -> erase(c.person().number());
      default -> throw new AssertionError(change);
    }
  }

  private void erase(int person) {
    exist.remove(person);
    friends.removeIf(pair -> pair.one == person || pair.other == person);
    blocks.removeIf(pair -> pair.one == person || pair.other == person);
    chosen.keySet().removeIf(choice -> choice.person == person);
    lists.keySet().removeIf(listed -> listed.lister == person || listed.listed == person);
    partners.remove(person);
    partners.replaceAll((_, partner) -> partner.filter(other -> other != person));
    tags.keySet().removeIf(photo -> photos.get(photo).equals(p(person)));
    photos.values().removeIf(p(person)::equals);
    tags.values().forEach(tagged -> tagged.remove(p(person)));
    named.removeIf(pair -> pair.one == person || pair.other == person);
    likes.removeIf(like -> like.person == person);
  }

  private boolean here(PersonId person) {
    return exist.contains(person.number());
  }

  private boolean two(PersonId one, PersonId other) {
    return !one.equals(other) && here(one) && here(other);
  }

  boolean exists(int person) {
    return exist.contains(person);
  }

  int[] friends(int person) {
    return friends.stream().filter(f -> f.one == person).mapToInt(Pair::other).sorted().toArray();
  }

  int[] blocked(int person) {
    return blocks.stream()
        .filter(b -> b.one == person || b.other == person)
        .mapToInt(b -> b.one == person ? b.other : b.one)
        .distinct()
        .sorted()
        .toArray();
  }

  int[] chose(DataTypeId type, Audience audience) {
    return chosen.entrySet().stream()
        .filter(e -> e.getKey().type.equals(type) && e.getValue() == audience)
        .mapToInt(e -> e.getKey().person)
        .sorted()
        .toArray();
  }

  int[] listers(DataTypeId type, int person, Listing listing) {
    return lists.entrySet().stream()
        .filter(it -> it.getKey().listed == person && it.getKey().type.equals(type))
        .filter(it -> it.getValue() == listing)
        .mapToInt(it -> it.getKey().lister)
        .sorted()
        .toArray();
  }

  List<Facts.Photo> photos(int owner) {
    return photos.entrySet().stream()
        .filter(e -> e.getValue().number() == owner)
        .map(e -> new Facts.Photo(e.getKey(), e.getValue(), List.copyOf(tags.get(e.getKey()))))
        .toList();
  }

  long[] likes(int person) {
    return likes.stream()
        .filter(like -> like.person == person)
        .mapToLong(Like::thing)
        .sorted()
        .toArray();
  }

  int[] relatives(int person) {
    return named.stream()
        .filter(pair -> pair.one == person && named.contains(new Pair(pair.other, person)))
        .mapToInt(Pair::other)
        .sorted()
        .toArray();
  }

  boolean hasRelationship(int person) {
    return partners.containsKey(person);
  }

  Optional<PersonId> partner(int person) {
    return named(person)
        .filter(partner -> named(partner).equals(Optional.of(person)))
        .map(PersonId::new);
  }

  private Optional<Integer> named(int person) {
    return partners.getOrDefault(person, Optional.empty());
  }
}
