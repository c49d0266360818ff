package org.evenhand.app.pages;

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
        listed.map(AppDirectory.Listed::organisationName).orElse("an organisation unknown to us"),
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
        ? name + " got nothing about you."
        : name + " saw " + Words.list(sum.types().stream().map(this::inAll).toList()) + ".";
  }

  private static String moment(@Nullable Instant at) {
    return Optional.ofNullable(at).map(Words::moment).orElse("");
  }

  private static String often(AppSummary sum) {
    return count(sum.accesses(), "access", "accesses")
        + ", "
        + count(sum.lines(), "line", "lines")
        + " about you";
  }

  private static String refused(AppSummary sum) {
    return sum.refused() == 0
        ? ""
        : count(sum.refused(), "request", "requests")
            + " that it made for you got nothing: refused as a whole.";
  }

  private static String count(long number, String one, String more) {
    return String.format(Locale.ROOT, "%d %s", number, number == 1 ? one : more);
  }

  /** A ground as summaries have it: {@code terms:…}, or {@code exception:…} joined by '+'. */
  static String ground(String ground) {
    int colon = ground.indexOf(':');
    var names = List.of(ground.substring(colon + 1).split("\\+", -1));
    return ground.startsWith("exception:")
        ? (names.size() == 1 ? "the exception " : "the exceptions ") + Words.list(names)
        : "version " + names.getFirst() + " of our public terms";
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
    return String.format(
        Locale.ROOT,
        "%s saw %s. It uses this %s, on %s.",
        name,
        Words.list(saw),
        Words.purpose(new Purpose(what.purpose())),
        ground(what.ground()));
  }

  private String refused(String name, What what) {
    var asked =
        types(what.typeNames())
            .map(type -> Words.uncapitalised(Words.title(catalogue, type)))
            .toList();
    return String.format(
        Locale.ROOT,
        "%s asked for %s with a token of yours and got nothing: the request was refused.",
        name,
        Words.list(asked));
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
      case "photos" -> "photos that are yours or that you are tagged in";
      case "photos.location" -> "where photos that are yours or that you are tagged in were taken";
      case "relationship.status" -> "the status of a relationship of yours";
      default -> asSomebody(type);
    };
  }

  /** A type as one line shows it, by what the person is to that line. */
  private String inOne(DataTypeId type, String role) {
    var photo = role.equals(What.TAGGED) ? "a photo that you are tagged in" : "a photo of yours";
    return switch (type.value()) {
      case "photos" -> photo;
      case "photos.location" -> "where " + photo + " was taken";
      case "relationship.status" ->
          role.equals(What.PARTNER)
              ? "a relationship that names you as the partner"
              : "your relationship status";
      default -> asSomebody(type);
    };
  }

  // A list's type is on the lines of those who are in it, so it tells of them, not of its owner.
  private String asSomebody(DataTypeId type) {
    return switch (type.value()) {
      case "friends" -> "that you are a friend of somebody who uses it";
      case "photos.tags" -> "that you are tagged in a photo";
      case "relationship.partner" -> "that you are somebody’s partner";
      case "profile" -> "an id that stands for you there, and no more";
      default -> Words.uncapitalised(Words.title(catalogue, type));
    };
  }
}
