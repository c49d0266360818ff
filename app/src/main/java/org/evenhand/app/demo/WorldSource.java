package org.evenhand.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.evenhand.app.demo.world.Graph;
import org.evenhand.app.demo.world.Picture;
import org.evenhand.app.demo.world.Town;
import org.evenhand.app.demo.world.World;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.ImportSource;
import org.evenhand.people.intake.Problem;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/** A fictional world as something to import. People's keys are those of the graph file, if any. */
final class WorldSource implements ImportSource {
  private static final Arrival.Origin HERE = new Arrival.Origin("the demo's world", 0, 0);

  private final World world;
  private final List<String> keys;
  private final Gallery gallery;

  /**
   * Over a world.
   *
   * @param keys each person's key, by index
   * @param gallery which photos have pictures
   */
  WorldSource(World world, List<String> keys, Gallery gallery) {
    this.gallery = gallery;
    this.world = world;
    this.keys = keys;
  }

  @Override
  public String what() {
    return "a fictional world, seed " + world.seed();
  }

  @Override
  public void people(Consumer<Arrival.Someone> to, Consumer<Problem> problems) {
    for (var person : world.people()) {
      var names = person.name().split(" ", 2);
      to.accept(
          new Arrival.Someone(
              HERE,
              key(person.id()),
              Map.of(
                  "name", person.name(),
                  "first_name", names[0],
                  "last_name", names[1],
                  "birthday", person.birthday().toString(),
                  "email", person.email(),
                  "location", person.town().name())));
    }
  }

  @Override
  public void friendships(Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {
    for (long pair : world.graph().pairs()) {
      to.accept(
          new Arrival.Friendship(HERE, keys.get(Graph.one(pair)), keys.get(Graph.other(pair))));
    }
  }

  @Override
  public void photos(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    for (var photo : world.photos()) {
      var shot = gallery.shot(photo.id());
      to.accept(
          new Arrival.Photo(
              HERE,
              key(photo.owner()),
              photo.id().number(),
              shot.flatMap(it -> Optional.ofNullable(it.details())).orElse(details(photo)),
              photo.tagged().stream().map(this::key).toList(),
              shot.map(Gallery.Shot::source).orElse(null)));
    }
  }

  private static Change.PhotoDetails details(Picture photo) {
    return new Change.PhotoDetails(
        photo.takenAt(), photo.width(), photo.height(), place(photo.place()));
  }

  private static Change.@Nullable Place place(@Nullable Town town) {
    return town == null ? null : new Change.Place(town.latitude(), town.longitude());
  }

  @Override
  public void relationships(Consumer<Arrival.Relationship> to, Consumer<Problem> problems) {
    for (var told : world.relationships()) {
      var partner = told.partner();
      to.accept(
          new Arrival.Relationship(
              HERE, key(told.person()), told.status(), partner == null ? null : key(partner)));
    }
  }

  @Override
  public void privacy(Consumer<Arrival.Privacy> to, Consumer<Problem> problems) {
    for (var choice : world.privacy()) {
      to.accept(new Arrival.Privacy(HERE, key(choice.person()), choice.type(), choice.audience()));
    }
  }

  @Override
  public void relatives(Consumer<Arrival.Relative> to, Consumer<Problem> problems) {
    for (var kinship : world.kinships()) {
      to.accept(
          new Arrival.Relative(
              HERE, key(kinship.person()), key(kinship.relative()), kinship.relationship()));
    }
  }

  @Override
  public void likes(Consumer<Arrival.Like> to, Consumer<Problem> problems) {
    for (var liking : world.likings()) {
      var thing = liking.thing();
      to.accept(
          new Arrival.Like(
              HERE,
              key(liking.person()),
              thing.id().number(),
              new Change.LikeDetails(thing.name(), thing.category(), liking.since())));
    }
  }

  private String key(PersonId person) {
    return keys.get(World.index(person));
  }

  /** The seed and the friendships decide everything that comes in, so their hash names it. */
  @Override
  public String sha256() {
    var digest = Sha256.digest();
    digest.update(what().getBytes(UTF_8));
    keys.forEach(key -> digest.update((key + "\n").getBytes(UTF_8)));
    for (long pair : world.graph().pairs()) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, pair));
    }
    return Sha256.hex(digest);
  }
}
