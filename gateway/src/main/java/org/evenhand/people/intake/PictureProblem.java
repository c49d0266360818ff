package org.evenhand.people.intake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.picture.Inspection;

/** Why a photo's bytes are not taken. */
final class PictureProblem {
  private static final String TAKEN = "a JPEG, PNG, GIF or WebP that can be cleaned";

  private PictureProblem() {}

  static Problem refused(Arrival.Origin at, Inspection.Refused refused) {
    var reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Problem(at, "the picture is refused, " + reason + ": " + refused.detail(), TAKEN);
  }

  static Problem tooLarge(Arrival.Origin at, long bytes, PhotoFiles files) {
    return tooLarge(at, bytes, files.mostBytes());
  }

  static Problem tooLarge(Arrival.Origin at, long bytes, int most) {
    var what = String.format(Locale.ROOT, "the picture has %,d bytes", bytes);
    return new Problem(at, what, String.format(Locale.ROOT, "at most %,d", most));
  }

  static Problem unreadable(Arrival.Origin at, IOException failed) {
    var why = failed instanceof NoSuchFileException ? "there is no such file" : "it cannot be read";
    return new Problem(at, "the picture: " + why, "a file beside the list");
  }
}
