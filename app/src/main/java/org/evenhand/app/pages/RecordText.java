package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.app.identity.AppDirectory;
import org.evenhand.record.segment.AppSummary;
import org.evenhand.record.segment.Row;
import org.evenhand.record.segment.What;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

/** Words what apps got about a person, for that person. */
final class RecordText {
  private final AppDirectory directory;
  private final Catalogue catalogue;

  RecordText(AppDirectory directory, Catalogue catalogue) {
    this.directory = directory;
    this.catalogue = catalogue;
  }

  RecordView.Seen seen(AppSummary sum) {
    var listed = directory.app(sum.app());
    return new RecordView.Seen(
        sum.app().value(),
        name(sum.app()),
        listed
            .map(AppDirectory.Listed::organisationName)
            .orElse(say("an organisation unknown to us")),
        saw(sum),
        moment(sum.first()),
        moment(sum.last()),
        often(sum),
        Words.list(sum.purposes().stream().map(Purpose::new).map(Words::purpose).toList()),
        Words.list(sum.grounds().stream().map(RecordText::ground).toList()),
        refused(sum));
  }

  private String saw(AppSummary sum) {
    var name = name(sum.app());
    return sum.lines() == 0
        ? say("{0} got nothing about you.", name)
        : say("{0} saw {1}.", name, Words.list(sum.types().stream().map(this::inAll).toList()));
  }

  private static String moment(@Nullable Instant at) {
    return Optional.ofNullable(at).map(Words::moment).orElse("");
  }

  private static String often(AppSummary sum) {
    return count(
        sum.lines(),
        "{1}, {0} line about you",
        "{1}, {0} lines about you",
        count(sum.accesses(), "{0} access", "{0} accesses"));
  }

  private static String refused(AppSummary sum) {
    return sum.refused() == 0
        ? ""
        : count(
            sum.refused(),
            "{0} request that it made for you got nothing: refused as a whole.",
            "{0} requests that it made for you got nothing: refused as a whole.");
  }

  /** A ground as summaries have it: {@code terms:…}, or {@code exception:…} joined by '+'. */
  static String ground(String ground) {
    int colon = ground.indexOf(':');
    var names = List.of(ground.substring(colon + 1).split("\\+", -1));
    return ground.startsWith("exception:")
        ? (names.size() == 1
            ? say("the exception {0}", names.getFirst())
            : say("the exceptions {0}", Words.list(names)))
        : say("version {0} of our public terms", names.getFirst());
  }

  RecordView.Access access(Row row) {
    var what = row.what();
    var name = name(new AppId(what.app()));
    var at = Words.moment(Instant.EPOCH.plus(row.micros(), ChronoUnit.MICROS));
    return what.permitted()
        ? new RecordView.Access(at, name, saw(name, what), proof(row))
        : new RecordView.Access(at, name, refused(name, what), "");
  }

  private String saw(String name, What what) {
    var saw = types(what.typeNames()).map(type -> inOne(type, what.role())).toList();
    return say(
        "{0} saw {1}. It uses this {2}, on {3}.",
        name, Words.list(saw), Words.purpose(new Purpose(what.purpose())), ground(what.ground()));
  }

  private String refused(String name, What what) {
    var asked =
        types(what.typeNames())
            .map(type -> Words.uncapitalised(Words.title(catalogue, type)))
            .toList();
    return say(
        "{0} asked for {1} with a token of yours and got nothing: the request was refused.",
        name, Words.list(asked));
  }

  private static Stream<DataTypeId> types(List<String> names) {
    return names.stream().map(DataTypeId::new);
  }

  private static String proof(Row row) {
    return String.format(Locale.ROOT, "/me/record/%d/%d/proof", row.position(), row.line());
  }

  private String name(AppId app) {
    return directory.app(app).map(AppDirectory.Listed::name).orElse(app.value());
  }

  /** A type as all lines together show it: some may be of photos of others. */
  private String inAll(DataTypeId type) {
    return switch (type.value()) {
      case "photos" -> say("photos that are yours or that you are tagged in");
      case "photos.location" ->
          say("where photos that are yours or that you are tagged in were taken");
      case "relationship.status" -> say("the status of a relationship of yours");
      case "likes" -> say("things that you like");
      default -> asSomebody(type);
    };
  }

  /** A type as one line shows it, by what the person is to that line. */
  private String inOne(DataTypeId type, String role) {
    boolean tagged = role.equals(What.TAGGED);
    return switch (type.value()) {
      case "photos" -> tagged ? say("a photo that you are tagged in") : say("a photo of yours");
      case "photos.location" ->
          tagged
              ? say("where a photo that you are tagged in was taken")
              : say("where a photo of yours was taken");
      case "likes" -> say("something that you like");
      case "relationship.status" ->
          role.equals(What.PARTNER)
              ? say("a relationship that names you as the partner")
              : say("your relationship status");
      default -> asSomebody(type);
    };
  }

  // A list's type is on the lines of those who are in it, so it tells of them, not of its owner.
  private String asSomebody(DataTypeId type) {
    return switch (type.value()) {
      case "friends" -> say("that you are a friend of somebody who uses it");
      case "photos.tags" -> say("that you are tagged in a photo");
      case "relationship.partner" -> say("that you are somebody’s partner");
      case "relationship.family" -> say("that you and somebody are relatives");
      case "profile" -> say("an id that stands for you there, and no more");
      default -> Words.uncapitalised(Words.title(catalogue, type));
    };
  }
}
