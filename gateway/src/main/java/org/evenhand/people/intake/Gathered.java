package org.evenhand.people.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A source in memory.
 *
 * @param what what it is, in a few words without personal data
 */
public record Gathered(
    String what,
    List<Arrival.Someone> everybody,
    List<Arrival.Friendship> allFriendships,
    List<Arrival.Photo> allPhotos,
    List<Arrival.Relationship> allRelationships,
    List<Arrival.Privacy> allPrivacy,
    List<Arrival.Like> allLikes,
    List<Arrival.Relative> allRelatives)
    implements ImportSource {
  /** Keeps copies. */
  public Gathered {
    everybody = List.copyOf(everybody);
    allFriendships = List.copyOf(allFriendships);
    allPhotos = List.copyOf(allPhotos);
    allRelationships = List.copyOf(allRelationships);
    allPrivacy = List.copyOf(allPrivacy);
    allLikes = List.copyOf(allLikes);
    allRelatives = List.copyOf(allRelatives);
  }

  /** People and friendships alone. */
  public static Gathered graph(
      String what, List<Arrival.Someone> people, List<Arrival.Friendship> friendships) {
    return new Gathered(
        what, people, friendships, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  @Override
  public void people(Consumer<Arrival.Someone> to, Consumer<Problem> problems) {
    everybody.forEach(to);
  }

  @Override
  public void friendships(Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {
    allFriendships.forEach(to);
  }

  @Override
  public void photos(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {
    allPhotos.forEach(to);
  }

  @Override
  public void relationships(Consumer<Arrival.Relationship> to, Consumer<Problem> problems) {
    allRelationships.forEach(to);
  }

  @Override
  public void privacy(Consumer<Arrival.Privacy> to, Consumer<Problem> problems) {
    allPrivacy.forEach(to);
  }

  @Override
  public void relatives(Consumer<Arrival.Relative> to, Consumer<Problem> problems) {
    allRelatives.forEach(to);
  }

  @Override
  public void likes(Consumer<Arrival.Like> to, Consumer<Problem> problems) {
    allLikes.forEach(to);
  }

  /** Over one line of text for each thing, its parts parted by tabs. */
  @Override
  public String sha256() {
    var digest = Sha256.digest();
    everybody.forEach(a -> line(digest, "person", a.id(), new TreeMap<>(a.fields())));
    allFriendships.forEach(a -> line(digest, "friendship", a.one(), a.other()));
    allPhotos.forEach(a -> line(digest, "photo", a.owner(), a.number(), a.details(), a.tagged()));
    allRelationships.forEach(
        a -> line(digest, "relationship", a.person(), a.status(), String.valueOf(a.partner())));
    allPrivacy.forEach(a -> line(digest, "privacy", a.person(), a.type(), a.audience()));
    allLikes.forEach(a -> line(digest, "like", a.person(), a.thing(), a.details()));
    allRelatives.forEach(a -> line(digest, "relative", a.person(), a.relative(), a.relationship()));
    return Sha256.hex(digest);
  }

  private static void line(MessageDigest digest, Object... parts) {
    for (var part : parts) {
      digest.update(part.toString().getBytes(UTF_8));
      digest.update((byte) '\t');
    }
    digest.update((byte) '\n');
  }
}
