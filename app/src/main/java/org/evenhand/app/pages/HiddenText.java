package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.say;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evenhand.picture.Cleaned;
import org.evenhand.picture.Hidden;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Location;
import org.evenhand.picture.Pictures;
import org.evenhand.picture.Position;

/** Words what a picture file hides, and what of it leaves: read from the file that would leave. */
final class HiddenText {
  private HiddenText() {}

  /** What it hides, each with what it says. */
  static List<PhotosView.Part> parts(Inspection.Accepted file) {
    return file.hidden().stream()
        .map(part -> new PhotosView.Part(title(part.kind()), says(part, file.place())))
        .toList();
  }

  /** What an app gets of it that may see photos, but not where they were taken. */
  static String without(byte[] file) {
    return left(file, Location.STRIP)
        .map(left ->
            left.isEmpty()
                ? say("The picture, and nothing of this.")
                : say("The picture, with {0}.", names(left)))
        .orElse(say("Nothing: this file can't be cleaned for certain."));
  }

  /** What an app gets of it that may see where photos were taken, too. */
  static String with(byte[] file) {
    return left(file, Location.KEEP)
        .map(left ->
            left.isEmpty()
                ? say("The same: the file does not say where it was taken.")
                : left.stream().allMatch(part -> part.kind() == Hidden.Kind.POSITION)
                    ? say("The picture with the place alone.")
                    : say("The picture, with {0}.", names(left)))
        .orElse(say("Nothing: this file can't be cleaned for certain."));
  }

  private static Optional<List<Hidden>> left(byte[] file, Location place) {
    return Pictures.clean(file, place) instanceof Cleaned.Bytes clean
            && Pictures.inspect(clean.bytes()) instanceof Inspection.Accepted seen
        ? Optional.of(
            seen.hidden().stream().filter(part -> part.kind() != Hidden.Kind.EXIF).toList())
        : Optional.empty();
  }

  private static String names(List<Hidden> left) {
    return Words.titles(left.stream().map(part -> title(part.kind())).distinct().toList());
  }

  private static String says(Hidden part, Optional<Position> place) {
    return switch (part.kind()) {
      case POSITION -> place.map(HiddenText::words).orElse(part.value());
      case THUMBNAIL ->
          say("It can show what was later cut off or painted over; {0}.", size(part.bytes()));
      case SECOND_IMAGE -> say("A whole picture that nobody sees; {0}.", size(part.bytes()));
      case TRAILING ->
          say("Whatever was added behind the picture, a film or a file; {0}.", size(part.bytes()));
      default -> part.value().isEmpty() ? size(part.bytes()) : part.value();
    };
  }

  private static String size(int bytes) {
    return count(bytes, "{0} byte", "{0} bytes");
  }

  private static String words(Position place) {
    var north = degrees(place.latitude());
    var east = degrees(place.longitude());
    return place.latitude() < 0
        ? place.longitude() < 0
            ? say("{0} degrees south of the equator, {1} degrees west of Greenwich", north, east)
            : say("{0} degrees south of the equator, {1} degrees east of Greenwich", north, east)
        : place.longitude() < 0
            ? say("{0} degrees north of the equator, {1} degrees west of Greenwich", north, east)
            : say("{0} degrees north of the equator, {1} degrees east of Greenwich", north, east);
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.5f", Math.abs(degrees));
  }

  private static String title(Hidden.Kind kind) {
    return switch (kind) {
      case POSITION -> say("Where it was taken");
      case GPS_DETAILS -> say("More from the satellites");
      case TAKEN_AT -> say("When it was taken");
      case CHANGED_AT -> say("When it was changed");
      case CAMERA -> say("Camera or phone");
      case LENS -> say("Lens");
      case SERIAL_NUMBER -> say("Serial number");
      case OWNER -> say("A person's name");
      case DESCRIPTION -> say("Description");
      case SOFTWARE -> say("Program that wrote it");
      case MAKER_NOTE -> say("The camera maker's own notes");
      case UNIQUE_ID -> say("A number of this one picture");
      case THUMBNAIL -> say("A smaller copy");
      case EXIF -> say("The camera's block (EXIF)");
      case XMP -> say("Edits, names and places (XMP)");
      case IPTC -> say("Captions and names (IPTC)");
      case PHOTOSHOP -> say("Photoshop's block");
      case COMMENT -> say("Comment");
      case SECOND_IMAGE -> say("A second picture");
      case PROFILE_TEXT -> say("Words in the colour profile");
      case TRAILING -> say("Something behind the picture");
      case OTHER -> say("Another part");
    };
  }
}
