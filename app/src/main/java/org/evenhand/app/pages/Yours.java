package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.gate.Preview;
import org.evenhand.gate.Previews;
import org.evenhand.people.owner.OwnLike;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnRelationship;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/**
 * A person's own data as the example of what an app asks for: read through the owner's door, for
 * their eyes only. It is no part of the wording whose hash the record keeps: the words are the same
 * for everybody, the example is theirs alone.
 *
 * <p>Of others it tells numbers, and those only where they are many enough to hide in.
 */
final class Yours {
  /** From so many friends on, it is told how many of them agreed. */
  static final int CROWD = 5;

  private static final int MOST_PHOTOS = 500;
  private static final int MOST_SHOWN = 3;
  private final OwnView own;
  private final Previews previews;
  private final Catalogue catalogue;

  Yours(OwnView own, Previews previews, Catalogue catalogue) {
    this.own = own;
    this.previews = previews;
    this.catalogue = catalogue;
  }

  /**
   * What an app would see of theirs.
   *
   * @param asked all that it asks for: what one type shows can depend on another
   */
  String example(SignedIn me, AppDirectory.Listed app, DataTypeId type, Set<DataTypeId> asked) {
    return switch (type.value()) {
      case "friends" -> friends(me, app, asked);
      case "photos" -> photos(own.photos(me, MOST_PHOTOS));
      case "photos.location" -> places(own.photos(me, MOST_PHOTOS));
      case "photos.tags" -> tags(own.photos(me, MOST_PHOTOS));
      case "relationship" ->
          Stream.of(status(me), partner(me))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      case "relationship.status" -> status(me);
      case "relationship.partner" -> partner(me);
      case "likes" -> likes(own.likes(me, MOST_SHOWN));
      case "relationship.family" -> family(own.family(me).size());
      default -> profile(me, type);
    };
  }

  private static String likes(List<OwnLike> likes) {
    return likes.isEmpty()
        ? say("You like nothing here yet.")
        : say(
            "Such as: {0}.",
            Words.list(likes.stream().map(like -> like.details().name()).toList()));
  }

  private static String family(int number) {
    return number == 0
        ? say("You name no relatives here.")
        : count(
            number,
            "You name one relative, who would be shown only if they name you and said yes too.",
            "You name {0} relatives. Each would be shown only if they name you and said yes too.");
  }

  /** The values of the profile under a type; of a name and its parts, the whole. */
  String profile(SignedIn me, DataTypeId type) {
    var values =
        own.profile(me).stream()
            .filter(value -> catalogue.covers(type, value.field().type()))
            .map(Words::value)
            .toList();
    var whole =
        values.stream()
            .filter(text -> values.stream().noneMatch(o -> !o.equals(text) && o.contains(text)))
            .distinct()
            .toList();
    if (!whole.isEmpty()) {
      return String.join(" · ", whole);
    }
    return type.value().startsWith("profile")
        ? say("Your profile does not say, so there would be nothing to see.")
        : "";
  }

  private String friends(SignedIn me, AppDirectory.Listed app, Set<DataTypeId> asked) {
    int all = own.friends(me, 0, 1).total();
    if (all < CROWD) {
      return all == 0
          ? say("You have no friends here yet.")
          : count(
              all,
              "You have one friend here, who would be in the list if they said yes to this app too.",
              "You have {0} friends here. Those would be in the list who said yes to this app too.");
    }
    var type = new DataTypeId("friends");
    var seen = previews.ifAllowed(me, app.id(), app.purpose(), type, asked);
    long listed = seen.map(Yours::others).orElse(0L);
    return listed == 0
        ? say("None of your {0} friends would be in the list now.", all)
        : count(
            listed,
            "One of your {1} friends would be in the list now: the one who said yes to this app too.",
            "{0} of your {1} friends would be in the list now: those who said yes to this app too.",
            all);
  }

  private static long others(Preview preview) {
    return preview instanceof Preview.Seen seen ? seen.others() : 0;
  }

  private static String photos(List<OwnPhoto> photos) {
    if (photos.isEmpty()) {
      return say("You have no photos here yet.");
    }
    var newest = Words.day(photos.getFirst().details().takenAt());
    if (photos.size() == 1) {
      return photos.getFirst().tagged().isEmpty()
          ? say("You have one photo here, of {0}. It would be shown.", newest)
          : say(
              "You have one photo here, of {0}. It would be shown only if everyone tagged on it said"
                  + " yes too.",
              newest);
    }
    var all =
        photos.size() < MOST_PHOTOS
            ? say("You have {0} photos here, the newest of {1}.", photos.size(), newest)
            : say("You have {0} photos here or more, the newest of {1}.", photos.size(), newest);
    return all + " " + alone(photos.stream().filter(photo -> photo.tagged().isEmpty()).count());
  }

  private static String alone(long number) {
    return number == 0
        ? say(
            "On each somebody else is tagged: it would be shown only if everyone tagged said yes too.")
        : count(
            number,
            "Where nobody else is tagged, as on one of them, it would be shown; elsewhere only if"
                + " everyone tagged said yes too.",
            "Where nobody else is tagged, as on {0} of them, they would be shown; elsewhere only if"
                + " everyone tagged said yes too.");
  }

  private static String places(List<OwnPhoto> photos) {
    var placed = photos.stream().filter(photo -> photo.details().place() != null).toList();
    return placed.isEmpty()
        ? say("None of your photos says where it was taken.")
        : count(
            placed.size(),
            "One of your photos says where it was taken: {1}.",
            "{0} of your photos say where they were taken, the newest of them {1}.",
            placed.stream().findFirst().map(Words::place).orElse(""));
  }

  private static String tags(List<OwnPhoto> photos) {
    long number = photos.stream().filter(photo -> !photo.tagged().isEmpty()).count();
    return number == 0
        ? say("Nobody is tagged on your photos.")
        : count(
            number,
            "People are tagged on one of your photos. Each would be named only if they said yes too.",
            "People are tagged on {0} of your photos. Each would be named only if they said yes too.");
  }

  private String status(SignedIn me) {
    return own.relationship(me)
        .map(OwnRelationship::status)
        .filter(status -> !status.isEmpty())
        .map(status -> say("You say: {0}.", status))
        .orElse(say("You say nothing here about a relationship."));
  }

  private String partner(SignedIn me) {
    return own.relationship(me)
        .flatMap(held -> Optional.ofNullable(held.partner()))
        .map(partner -> partner(me, partner))
        .orElse(say("You name no partner here."));
  }

  private String partner(SignedIn me, PersonId partner) {
    var name = own.nameOf(me, partner);
    return name.isEmpty()
        ? say("You name a partner, who would be shown only if they said yes too.")
        : say("You name {0}, who would be shown only if they said yes too.", name);
  }
}
