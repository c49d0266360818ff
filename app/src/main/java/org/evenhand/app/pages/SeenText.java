package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.gate.Preview;
import org.evenhand.gate.Previews;
import org.evenhand.people.owner.OwnRelationship;
import org.evenhand.people.owner.OwnView;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;

/**
 * Words a person as an app, or a friend's app, would see them: what the one rule decides, with the
 * values read through the owner's door. Of others it tells numbers.
 */
final class SeenText {
  private final OwnView own;
  private final Previews previews;
  private final Catalogue catalogue;
  private final InstantSource clock;

  SeenText(OwnView own, Previews previews, Catalogue catalogue, InstantSource clock) {
    this.own = own;
    this.previews = previews;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** As an app sees them with a token of their own. */
  SeenView asApp(SignedIn me, AppDirectory.Listed app) {
    return view(
        say("As {0} sees you", app.name()),
        say(
            "What {0} would be told about you now, if it asked with an authorisation of yours. This"
                + " look is yours alone: nothing is given to {0}, and nothing is recorded.",
            app.name()),
        new SeenView.Advice(
            say(
                "If that is what you want, there is nothing to do. What {0} may see you choose when"
                    + " it asks you, kind by kind, and afterwards on your page.",
                app.name()),
            "/me",
            say("Your page")),
        type ->
            previews
                .asApp(me, app.id(), app.purpose(), type)
                .map(seen -> line(me, type, seen, appHides(seen, app.name()))));
  }

  /** As an app that a friend uses sees them, if both said yes to it; empty if that is no friend. */
  Optional<SeenView> asFriend(SignedIn me, PersonId friend) {
    var name = own.nameOf(me, friend);
    var view =
        view(
            say("As {0} sees you", name.isEmpty() ? say("this friend") : name),
            say(
                "What your privacy lets this friend see of you, through any app that you both said"
                    + " yes to. An app that you did not say yes to shows them nothing of this."),
            new SeenView.Advice(
                say(
                    "If that is what you want, there is nothing to do. Who of your friends may see"
                        + " what, you choose with your privacy."),
                "/me/privacy",
                say("Your privacy")),
            type ->
                // Who is tagged is seen by what each of them chose, which is theirs to tell.
                type.value().equals("photos.tags")
                    ? Optional.empty()
                    : previews.asFriend(me, friend, type).map(seen -> friendLine(me, type, seen)));
    return view.lines().isEmpty() ? Optional.empty() : Optional.of(view);
  }

  private SeenView view(
      String title,
      String lead,
      SeenView.Advice advice,
      Function<DataTypeId, Optional<SeenView.Line>> line) {
    return new SeenView(
        title,
        lead,
        PrivacyText.types(catalogue).stream().flatMap(type -> line.apply(type).stream()).toList(),
        advice,
        Words.moment(clock.instant()));
  }

  private SeenView.Line friendLine(SignedIn me, DataTypeId type, Preview seen) {
    if (type.value().equals("friends")) {
      boolean listed = seen instanceof Preview.Seen it && it.listed();
      return new SeenView.Line(
          Words.title(catalogue, type),
          listed,
          listed
              ? say("That you are their friend.")
              : say("Not that you are their friend: your privacy keeps it."));
    }
    var hidden =
        type.value().startsWith("relationship")
            ? say("Nothing: no app of a friend’s gets this.")
            : say("Nothing: your privacy keeps it from them, or you have nothing there.");
    return line(me, type, seen, hidden);
  }

  private static String appHides(Preview seen, String name) {
    return switch (seen) {
      case Preview.Refused(var reason) ->
          switch (reason) {
            case TOKEN_SCOPE -> say("Nothing: you don’t allow {0} to ask for it.", name);
            case NOT_OFFERED, NOT_ELIGIBLE -> say("Nothing: our terms don’t give it to {0}.", name);
            case NO_AGREEMENT, AGREEMENT_SUSPENDED, CUT_OFF ->
                say("Nothing: {0} has no agreement with us now that would give it.", name);
            default -> say("Nothing.");
          };
      case Preview.Seen it when !it.allowed() ->
          say("Nothing: you don’t allow it, or took it back.");
      case Preview.Seen _ ->
          say("Nothing: you have nothing there, or others whom it concerns did not agree.");
    };
  }

  private SeenView.Line line(SignedIn me, DataTypeId type, Preview preview, String hidden) {
    var shown = preview instanceof Preview.Seen seen ? shown(me, type, seen) : "";
    return new SeenView.Line(
        Words.title(catalogue, type), !shown.isEmpty(), shown.isEmpty() ? hidden : shown);
  }

  /** What is seen, in words; empty if nothing is. */
  private String shown(SignedIn me, DataTypeId type, Preview.Seen seen) {
    return switch (type.value()) {
      case "friends" ->
          crowd(
              seen,
              say("Those of your friends who said yes to it too: fewer than five, or none."),
              others -> say("{0} of your friends: those who said yes to it too.", others));
      case "photos" ->
          seen.photos().isEmpty()
              ? ""
              : count(seen.photos().size(), "One of your photos.", "{0} of your photos.");
      case "photos.location" -> places(me, type, seen.photos());
      case "photos.tags" ->
          crowd(
              seen,
              say("Tags on your photos of people who agreed: fewer than five, or none."),
              others -> say("{0} tags on your photos, of people who agreed.", others));
      case "likes" ->
          seen.others() == 0
              ? ""
              : count(seen.others(), "One thing that you like.", "{0} things that you like.");
      case "relationship.family" ->
          crowd(
              seen,
              say("Relatives who name you and agreed: fewer than five, or none."),
              others -> say("{0} relatives, who agreed, too.", others));
      case "relationship.status" ->
          seen.fields() == Field.ID
              ? ""
              : own.relationship(me).map(OwnRelationship::status).orElse("");
      case "relationship.partner" -> seen.allowed() ? partner(me) : "";
      default -> values(me, seen.fields());
    };
  }

  /**
   * Others in words. Of fewer than a crowd it is not told how many they are: each could be found
   * out by it, and whether somebody said yes to an app is theirs to tell.
   */
  private static String crowd(Preview.Seen seen, String few, LongFunction<String> many) {
    if (!seen.allowed()) {
      return "";
    }
    return seen.others() < Yours.CROWD ? few : many.apply(seen.others());
  }

  private String places(SignedIn me, DataTypeId type, Map<PhotoId, Long> photos) {
    long bits =
        catalogue.fields().stream()
            .filter(field -> field.of() == ObjectKind.PHOTO && field.type().equals(type))
            .mapToLong(Field::bit)
            .reduce(0, (one, other) -> one | other);
    var placed =
        own.photos(me, Previews.MOST).stream()
            .filter(photo -> (bits & photos.getOrDefault(photo.id(), 0L)) != 0)
            .map(Words::place)
            .filter(place -> !place.isEmpty())
            .toList();
    return placed.isEmpty()
        ? ""
        : count(
            placed.size(),
            "Where one of your photos was taken: {1}.",
            "Where {0} of your photos were taken, such as {1}.",
            placed.getFirst());
  }

  private String partner(SignedIn me) {
    return own.relationship(me)
        .flatMap(held -> Optional.ofNullable(held.partner()))
        .map(partner -> own.nameOf(me, partner))
        .filter(name -> !name.isEmpty())
        .map(name -> say("{0}, if they said yes to it too.", name))
        .orElseGet(() -> say("Your partner, if you name one and they said yes to it too."));
  }

  private String values(SignedIn me, long fields) {
    return own.profile(me).stream()
        .filter(value -> (fields & value.field().bit()) != 0)
        .map(Words::value)
        .collect(Collectors.joining(" · "));
  }
}
