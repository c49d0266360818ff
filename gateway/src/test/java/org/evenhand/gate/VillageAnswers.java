package org.evenhand.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/**
 * The words of {@link Answers} as a {@link Village} has them, for the plans of {@link
 * GateProperties}: every friend list sorted, since its order is the app's own.
 */
final class VillageAnswers {
  private final Village village;
  private final Town town;
  private final AppId app;
  private final PersonId viewer;

  VillageAnswers(Village village, Town town, AppId app, PersonId viewer) {
    this.village = village;
    this.town = town;
    this.app = app;
    this.viewer = viewer;
  }

  /** {@code friends{name, birthday, photos{taken_at, location, tags{name}}, likes{name}}}. */
  List<String> friends() {
    return village.friends.getOrDefault(viewer, java.util.Set.of()).stream()
        .filter(friend -> village.listed(app, viewer, friend))
        .map(friend -> joined(person(friend, true), photosOf(friend), likesOf(friend)))
        .sorted()
        .toList();
  }

  /** {@code photos{taken_at, location, tags{name}}}, newest first. */
  List<String> photos() {
    return ownPhotos(viewer).map(this::photo).toList();
  }

  /** {@code relationships{status, partner{name}}}. */
  List<String> relationships() {
    var mine = village.relationships.get(viewer);
    var type = Offices.type("relationship.status");
    if (mine == null || !village.consented(app, viewer, type)) {
      return List.of();
    }
    var partner = mine.partner();
    boolean named = partner != null && village.namesPartner(app, viewer, partner);
    var within = named ? "partner[" + person(Objects.requireNonNull(partner), false) + "]" : "";
    return List.of(joined("relationship", "status=" + mine.status(), within));
  }

  /** {@code people/ID{name, birthday, photos{taken_at, location, tags{name}}, likes{name}}}. */
  List<String> one(PersonId person) {
    boolean blocked =
        village.blocks.contains(List.of(viewer, person))
            || village.blocks.contains(List.of(person, viewer));
    var words = joined(person(person, true), photosOf(person), likesOf(person));
    boolean known =
        person.equals(viewer)
            || village.listed(app, viewer, person)
            || !words.equals(town.key(person));
    return blocked || !known ? List.of() : List.of(words);
  }

  /** {@code family{relationship, person{name}}}, sorted: their order is the app's own. */
  List<String> family() {
    return village.relatives(viewer).entrySet().stream()
        .filter(named -> village.showsRelative(app, viewer, named.getKey()))
        .map(named ->
            joined(
                "relative " + town.key(named.getKey()),
                "relationship=" + named.getValue(),
                "person[" + person(named.getKey(), false) + "]"))
        .sorted()
        .toList();
  }

  /** {@code likes{name}}, sorted: their order is the app's own. */
  List<String> likes(PersonId person) {
    return village.shows(app, viewer, person, Offices.type("likes"))
        ? village.likes(person).stream()
            .map(thing -> "like " + thing.number() + " name=Thing " + thing.number())
            .toList()
        : List.of();
  }

  private String likesOf(PersonId person) {
    var shown = String.join(", ", likes(person));
    return shown.isEmpty() ? "" : "likes[" + shown + "]";
  }

  private String photosOf(PersonId owner) {
    var shown = ownPhotos(owner).map(this::photo).collect(Collectors.joining(", "));
    return shown.isEmpty() ? "" : "photos[" + shown + "]";
  }

  private Stream<PhotoId> ownPhotos(PersonId owner) {
    return village.photos.descendingMap().entrySet().stream()
        .filter(entry -> entry.getValue().owner().equals(owner))
        .map(Map.Entry::getKey)
        .filter(id -> village.showsPhoto(app, viewer, id, Offices.type("photos")));
  }

  private String photo(PhotoId id) {
    var parts = new ArrayList<String>();
    parts.add("photo " + id.number());
    parts.add("taken_at=" + GateScene.TAKEN.plusSeconds(id.number()));
    if (village.showsPhoto(app, viewer, id, Offices.type("photos.location"))) {
      parts.add("location=1.5,2.5");
    }
    var tags = new TreeSet<String>();
    for (var tagged : village.photo(id).tagged()) {
      if (village.shows(app, viewer, tagged, Offices.type("photos.tags"))) {
        tags.add(person(tagged, false));
      }
    }
    parts.add(tags.isEmpty() ? "" : "tags[" + String.join(", ", tags) + "]");
    return joined(parts.toArray(String[]::new));
  }

  private String person(PersonId person, boolean withBirthday) {
    var key = town.key(person);
    boolean named = village.shows(app, viewer, person, Offices.type("profile.name"));
    boolean born =
        withBirthday && village.shows(app, viewer, person, Offices.type("profile.birthday"));
    return joined(
        key,
        named
            ? "name=" + key.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + key.substring(1)
            : "",
        born ? "birthday=1990-01-02" : "");
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
