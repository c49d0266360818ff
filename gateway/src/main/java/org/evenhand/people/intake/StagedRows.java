package org.evenhand.people.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.evenhand.people.People;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/** What came in, checked and with numbers for names, until the frame that announces it. */
final class StagedRows {
  private static final int TELL_EVERY = 10_000;

  private final People people;
  private final ProfileParser profiles;
  private final Progress progress;
  private final Consumer<Problem> listener;
  private final Map<String, PersonId> numbers = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final List<Arrived.Profile> everybody = new ArrayList<>();
  private final StagedFriendships friendships = new StagedFriendships();
  private final List<Arrival.Photo> photos = new ArrayList<>();
  private final Set<Long> photoNumbers = new HashSet<>();
  private final List<Arrival.Relationship> relationships = new ArrayList<>();
  private final List<Arrival.Privacy> privacy = new ArrayList<>();
  private final StagedLikes likes = new StagedLikes();
  private final List<Arrival.Relative> relatives = new ArrayList<>();
  private final int first;
  private int next;
  private long skippedPeople;
  private long skippedOthers;

  /**
   * Nothing yet.
   *
   * @param first the first number for a new person
   */
  StagedRows(
      People people,
      int first,
      Catalogue catalogue,
      Consumer<Problem> listener,
      Progress progress) {
    this.people = people;
    this.profiles = new ProfileParser(catalogue);
    this.listener = listener;
    this.progress = progress;
    this.first = first;
    this.next = first;
  }

  /** The first number given to a new person. */
  int first() {
    return first;
  }

  /** The last number given to a new person; below the first if there is none. */
  int last() {
    return next - 1;
  }

  void read(ImportSource source) {
    source.people(this::someone, this::skipPerson);
    progress.at("reading people", everybody.size());
    source.friendships(this::friendship, this::skip);
    progress.at("reading friendships", friendships.size());
    friendships.sort();
    source.photos(this::photo, this::skip);
    source.relationships(this::relationship, this::skip);
    source.privacy(this::privacy, this::skip);
    source.likes(this::like, this::skip);
    source.relatives(this::relative, this::skip);
  }

  private void someone(Arrival.Someone someone) {
    var id = someone.id();
    if (id.isEmpty() || id.length() > 64) {
      skipPerson(new Problem(someone.at(), "the id is empty or too long", "1 to 64 characters"));
    } else if (!seen.add(id)) {
      skipPerson(new Problem(someone.at(), "id '" + id + "' stands twice", "each person once"));
    } else {
      profiles
          .parse(someone, this::skipPerson)
          .ifPresent(row -> everybody.add(new Arrived.Profile(numberFor(id), row)));
      tell("reading people", everybody.size());
    }
  }

  private PersonId numberFor(String id) {
    return numbers.computeIfAbsent(
        id, key -> people.person(key).orElseGet(() -> new PersonId(next++)));
  }

  private void friendship(Arrival.Friendship friendship) {
    var one = known(friendship.one());
    var other = known(friendship.other());
    if (one.isEmpty() || other.isEmpty()) {
      skip(unknown(friendship.at(), one.isEmpty() ? friendship.one() : friendship.other()));
    } else {
      friendships.add(one.get().number(), other.get().number());
      tell("reading friendships", friendships.size());
    }
  }

  private void photo(Arrival.Photo photo) {
    var missing =
        known(photo.owner()).isEmpty()
            ? Optional.of(photo.owner())
            : photo.tagged().stream().filter(id -> known(id).isEmpty()).findFirst();
    if (photo.number() < 1) {
      skip(new Problem(photo.at(), "the photo's number is " + photo.number(), "1 or more"));
    } else if (missing.isPresent()) {
      skip(unknown(photo.at(), missing.get()));
    } else if (isAnothers(photo)) {
      skip(
          new Problem(
              photo.at(),
              "photo " + photo.number() + " is there already",
              "a number that no other photo has"));
    } else {
      photos.add(photo);
    }
  }

  /** One number names one photo: another line's here, or somebody else's that came before. */
  private boolean isAnothers(Arrival.Photo photo) {
    var owner = people.owner(new PhotoId(photo.number()));
    return owner.filter(before -> !before.equals(number(photo.owner()))).isPresent()
        || !photoNumbers.add(photo.number());
  }

  private void relationship(Arrival.Relationship relationship) {
    var partner = relationship.partner();
    if (known(relationship.person()).isEmpty()) {
      skip(unknown(relationship.at(), relationship.person()));
    } else if (partner != null && known(partner).isEmpty()) {
      skip(unknown(relationship.at(), partner));
    } else {
      relationships.add(relationship);
    }
  }

  private void privacy(Arrival.Privacy choice) {
    if (known(choice.person()).isEmpty()) {
      skip(unknown(choice.at(), choice.person()));
    } else {
      privacy.add(choice);
    }
  }

  private void relative(Arrival.Relative relative) {
    if (known(relative.person()).isEmpty()) {
      skip(unknown(relative.at(), relative.person()));
    } else if (known(relative.relative()).isEmpty()) {
      skip(unknown(relative.at(), relative.relative()));
    } else if (relative.person().equals(relative.relative())) {
      skip(new Problem(relative.at(), "a person names themselves", "somebody else"));
    } else {
      relatives.add(relative);
    }
  }

  private void like(Arrival.Like like) {
    if (known(like.person()).isEmpty()) {
      skip(unknown(like.at(), like.person()));
    } else {
      likes.add(like).ifPresent(this::skip);
      tell("reading likes", likes.size());
    }
  }

  private Optional<PersonId> known(String id) {
    var number = numbers.get(id);
    if (number != null) {
      return Optional.of(number);
    }
    var before = people.person(id);
    before.ifPresent(person -> numbers.put(id, person));
    return before;
  }

  private PersonId number(String id) {
    return known(id).orElseThrow(() -> new IllegalStateException("a person went while staged"));
  }

  private static Problem unknown(Arrival.Origin at, String id) {
    return new Problem(at, "there is no person '" + id + "'", "the id of a person");
  }

  private void skipPerson(Problem problem) {
    skippedPeople++;
    listener.accept(problem);
  }

  private void skip(Problem problem) {
    skippedOthers++;
    listener.accept(problem);
  }

  private void tell(String doing, long done) {
    if (done % TELL_EVERY == 0) {
      progress.at(doing, done);
    }
  }

  Map<String, Long> counts() {
    return Map.of(
        "people", (long) everybody.size(),
        "friendships", friendships.size(),
        "photos", (long) photos.size(),
        "relationships", (long) relationships.size(),
        "privacy", (long) privacy.size(),
        "likes", (long) likes.size(),
        "relatives", (long) relatives.size());
  }

  /** {@link #counts}, and what was passed over. */
  Map<String, Long> allCounts() {
    var all = new HashMap<>(counts());
    all.put("passed.selfLoops", friendships.selfLoops());
    all.put("passed.duplicates", friendships.duplicates());
    all.put("passed.people", skippedPeople);
    all.put("passed.others", skippedOthers);
    return all;
  }

  ImportReport report(long position, String sha256) {
    return new ImportReport(
        position,
        sha256,
        everybody.size(),
        friendships.added(),
        photos.size(),
        relationships.size(),
        privacy.size(),
        likes.size(),
        relatives.size(),
        friendships.selfLoops(),
        friendships.size() - friendships.added(),
        friendships.duplicates(),
        skippedPeople,
        skippedOthers,
        0);
  }

  /**
   * Everything with numbers for names; pictures are kept by now.
   *
   * @param pictures keeps them
   */
  Arrived arrived(PictureIntake pictures) {
    return new Arrived(
        everybody,
        friendships,
        pictures.kept(photos.stream().map(this::numbered).toList(), this::skip),
        relationships.stream().map(this::numbered).toList(),
        privacy.stream()
            .map(c -> new Arrived.Choice(number(c.person()), c.type(), c.audience()))
            .toList(),
        likes.all().stream().map(this::numbered).toList(),
        relatives.stream()
            .map(r ->
                new Arrived.Relative(number(r.person()), number(r.relative()), r.relationship()))
            .toList(),
        progress);
  }

  private Arrived.Liking numbered(Arrival.Like like) {
    return new Arrived.Liking(number(like.person()), new ThingId(like.thing()), like.details());
  }

  private PictureIntake.Coming numbered(Arrival.Photo photo) {
    var tagged = photo.tagged().stream().map(this::number).toList();
    var picture =
        new Arrived.Picture(
            number(photo.owner()), new PhotoId(photo.number()), photo.details(), tagged);
    return new PictureIntake.Coming(picture, photo.at(), photo.picture());
  }

  private Arrived.Said numbered(Arrival.Relationship said) {
    var partner = said.partner();
    return new Arrived.Said(
        number(said.person()), said.status(), partner == null ? null : number(partner));
  }
}
