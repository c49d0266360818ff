package org.evenhand.gate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * Who is whose friend, who said what to whom: kept in plain sets as one change after another says.
 * What may be shown is asked one person, one type and one viewer at a time. Written from the design
 * (§2), for comparison.
 */
final class Village {
  final Map<PersonId, Set<PersonId>> friends = new HashMap<>();
  final Set<List<PersonId>> blocks = new HashSet<>();
  final Map<PersonId, Map<DataTypeId, Audience>> audiences = new HashMap<>();
  final Map<PersonId, Relationship> relationships = new HashMap<>();
  final TreeMap<PhotoId, Photo> photos = new TreeMap<>();
  final Map<List<Object>, Listing> lists = new HashMap<>();
  final Map<PersonId, TreeMap<PersonId, String>> relatives = new HashMap<>();
  final Map<PersonId, TreeSet<ThingId>> likes = new HashMap<>();
  final Map<AppId, Map<PersonId, Set<DataTypeId>>> consents = new HashMap<>();
  final Map<GrantId, Change.GrantGiven> grants = new HashMap<>();

  record Relationship(String status, @Nullable PersonId partner) {}

  record Photo(PersonId owner, TreeSet<PersonId> tagged) {}

  void apply(Change change) {
    switch (change) {
      case Change.Befriended it -> {
        of(friends, it.one()).add(it.other());
        of(friends, it.other()).add(it.one());
      }
      case Change.Unfriended it -> {
        of(friends, it.one()).remove(it.other());
        of(friends, it.other()).remove(it.one());
      }
      case Change.Blocked it -> blocks.add(List.of(it.person(), it.other()));
      case Change.Unblocked it -> blocks.remove(List.of(it.person(), it.other()));
      case Change.AudienceListed it ->
          lists.put(List.of(it.person(), it.other(), it.type()), it.listing());
      case Change.AudienceSet it ->
          audiences
              .computeIfAbsent(it.person(), _ -> new HashMap<>())
              .put(it.type(), it.audience());
      case Change.RelationshipSet it ->
          relationships.put(it.person(), new Relationship(it.status(), it.partner()));
      case Change.PhotoAdded it ->
          photos.putIfAbsent(it.photo(), new Photo(it.owner(), new TreeSet<>()));
      case Change.PhotoRemoved it -> photos.remove(it.photo());
      case Change.Tagged it -> {
        if (photos.containsKey(it.photo())) {
          photo(it.photo()).tagged().add(it.tagged());
        }
      }
      case Change.Untagged it -> {
        if (photos.containsKey(it.photo())) {
          photo(it.photo()).tagged().remove(it.tagged());
        }
      }
      case Change.RelativeNamed it ->
          relatives
              .computeIfAbsent(it.person(), _ -> new TreeMap<>())
              .put(it.relative(), it.relationship());
      case Change.RelativeUnnamed it -> relatives(it.person()).remove(it.relative());
      case Change.Liked it ->
          likes.computeIfAbsent(it.person(), _ -> new TreeSet<>()).add(it.thing());
      case Change.Unliked it -> likes(it.person()).remove(it.thing());
      case Change.Consent it -> {
        var held = held(it.app(), it.person());
        if (it.action() == Change.Consent.Action.GIVEN) {
          held.addAll(it.types());
        } else {
          held.removeIf(type -> it.types().stream().anyMatch(t -> t.holds(type)));
        }
      }
      case Change.GrantGiven it -> grants.put(it.grant(), it);
      case Change.GrantEnded it -> grants.remove(it.grant());
      case Change.Stopped it -> {
        held(it.app(), it.person()).clear();
        grants.values().removeIf(g -> g.app().equals(it.app()) && g.person().equals(it.person()));
      }
      case Change.RegisterAct _,
          Change.Imported _,
          Change.HoldBegan _,
          Change.HoldEnded _,
          Change.InboundSet _,
          Change.Contributed _,
          Change.ContributionDeleted _,
          Change.ErasureAsked _,
          Change.KeyEvent _,
          Change.ClockStepped _ -> {}
      case Change.Erased it -> throw new AssertionError("nobody is erased here: " + it);
    }
  }

  private static <K> Set<PersonId> of(Map<K, Set<PersonId>> sets, K key) {
    return sets.computeIfAbsent(key, _ -> new TreeSet<>());
  }

  private Set<DataTypeId> held(AppId app, PersonId person) {
    return consents
        .computeIfAbsent(app, _ -> new HashMap<>())
        .computeIfAbsent(person, _ -> new HashSet<>());
  }

  TreeMap<PersonId, String> relatives(PersonId person) {
    return relatives.getOrDefault(person, new TreeMap<>());
  }

  /** Each names the other, and both said yes, and the relative lets the viewer see it. */
  boolean showsRelative(AppId app, PersonId viewer, PersonId relative) {
    var type = Offices.type("relationship.family");
    return relatives(viewer).containsKey(relative)
        && relatives(relative).containsKey(viewer)
        && consented(app, viewer, type)
        && shows(app, viewer, relative, type);
  }

  Set<ThingId> likes(PersonId person) {
    return likes.getOrDefault(person, new TreeSet<>());
  }

  Photo photo(PhotoId id) {
    var photo = photos.get(id);
    if (photo == null) {
      throw new AssertionError("no photo " + id);
    }
    return photo;
  }

  boolean areFriends(PersonId one, PersonId other) {
    return friends.getOrDefault(one, Set.of()).contains(other);
  }

  /** A yes to a node is one to its subtree, but to what is marked separate. */
  boolean consented(AppId app, PersonId person, DataTypeId type) {
    return held(app, person).stream()
        .anyMatch(node ->
            node.equals(type) || (node.holds(type) && !type.value().equals("photos.location")));
  }

  boolean visible(PersonId viewer, PersonId person, DataTypeId type) {
    if (viewer.equals(person)) {
      return true;
    }
    if (blocks.contains(List.of(viewer, person)) || blocks.contains(List.of(person, viewer))) {
      return false;
    }
    switch (lists.getOrDefault(List.of(person, viewer, type), Listing.NEITHER)) {
      case KEPT_OUT -> {
        return false;
      }
      case LET_IN -> {
        return true;
      }
      case NEITHER -> {}
    }
    var usual = Town.CATALOGUE.type(type).orElseThrow().defaultAudience();
    return switch (audiences.getOrDefault(person, Map.of()).getOrDefault(type, usual)) {
      case EVERYONE -> true;
      case FRIENDS_OF_FRIENDS ->
          areFriends(viewer, person)
              || friends.getOrDefault(viewer, Set.of()).stream()
                  .anyMatch(f -> areFriends(f, person));
      case FRIENDS -> areFriends(viewer, person);
      case ONLY_ME -> false;
    };
  }

  /** Consent and visibility of one person's type. */
  boolean shows(AppId app, PersonId viewer, PersonId person, DataTypeId type) {
    return consented(app, person, type) && visible(viewer, person, type);
  }

  boolean listed(AppId app, PersonId viewer, PersonId friend) {
    var type = Offices.type("friends");
    return areFriends(viewer, friend)
        && consented(app, viewer, type)
        && shows(app, viewer, friend, type);
  }

  /** Of a photo: the yes of its owner and of everyone tagged, and the owner's privacy. */
  boolean showsPhoto(AppId app, PersonId viewer, PhotoId id, DataTypeId type) {
    if (!photos.containsKey(id)) {
      return false;
    }
    var photo = photo(id);
    return shows(app, viewer, photo.owner(), type)
        && photo.tagged().stream().allMatch(tagged -> consented(app, tagged, type));
  }

  boolean namesPartner(AppId app, PersonId viewer, PersonId partner) {
    var type = Offices.type("relationship.partner");
    return says(viewer, partner)
        && says(partner, viewer)
        && consented(app, viewer, type)
        && shows(app, viewer, partner, type);
  }

  private boolean says(PersonId one, PersonId other) {
    var relationship = relationships.get(one);
    return relationship != null && other.equals(relationship.partner());
  }
}
