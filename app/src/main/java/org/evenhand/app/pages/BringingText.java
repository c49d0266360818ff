package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.number;
import static org.evenhand.app.words.Speech.say;

import java.util.Locale;
import org.evenhand.people.owner.OwnPhotos.Outcome;
import org.evenhand.picture.Refusal;

/**
 * Words why a picture was not taken.
 *
 * @param status of the answer
 * @param seconds after which to try again; 0 if that is no use
 * @param says what is wrong, that nothing was kept, and what to do
 */
record BringingText(int status, long seconds, String says) {
  private static final int MIB = 1 << 20;

  /** For a form whose picture is not there now. */
  static BringingText of(BroughtPhotos.Brought refused) {
    return switch (refused) {
      case BroughtPhotos.Brought.Seen(var outcome) -> of(outcome);
      case BroughtPhotos.Brought.Nothing _ ->
          wrong(400, say("No picture was chosen, or the file is empty. Choose one and send it."));
      case BroughtPhotos.Brought.Unreadable _ ->
          wrong(
              400,
              say("The form did not come whole, and nothing was kept. Choose the picture again."));
      case BroughtPhotos.Brought.NoRoom _ ->
          new BringingText(
              503,
              1,
              say(
                  "Too many pictures arrive at once, and yours was not kept. Try again in a"
                      + " moment."));
    };
  }

  private static BringingText of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.TooLarge(int most) ->
          wrong(
              413,
              say(
                  "This file is too big: {0} is the most that is taken. Nothing was kept. Send a"
                      + " smaller copy of the picture.",
                  size(most)));
      case Outcome.Unfit(var reason, var detail) -> wrong(422, unfit(reason, detail));
      case Outcome.TooMany(int most) ->
          wrong(
              403,
              say(
                  "You have {0} photos, as many as anybody may. Nothing was kept. Delete one"
                      + " first.",
                  number(most)));
      case Outcome.TooOften(int most, long seconds) ->
          new BringingText(
              429,
              seconds,
              say(
                  "You sent {0} pictures in this hour, as many as anybody may. Nothing was kept. Go"
                      + " on in the next hour.",
                  number(most)));
      case Outcome.Erased _ ->
          wrong(403, say("You were erased in the meantime, and nothing was kept."));
      case Outcome.Added added -> throw new IllegalStateException("taken at " + added.position());
    };
  }

  private static BringingText wrong(int status, String says) {
    return new BringingText(status, 0, says);
  }

  private static String unfit(Refusal reason, String detail) {
    return switch (reason) {
      case UNKNOWN_FORMAT ->
          say("This file is no picture that is taken here. Send a JPEG, PNG, GIF or WebP.");
      case TRUNCATED ->
          say("The picture breaks off before its end, and nothing was kept. Send a whole copy.");
      case NO_IMAGE -> say("The file holds no picture, and nothing was kept. Choose another.");
      case TOO_MANY_PIXELS ->
          say("The picture has too many pixels, and nothing was kept. Send a smaller copy of it.");
      case TOO_LARGE, TOO_MANY_PARTS, MALFORMED, DAMAGED, LOOPS, UNSUPPORTED, NO_DECODER ->
          say(
              "What this file hides cannot be taken out for certain, so no app could ever be shown"
                  + " it, and nothing was kept ({0}). Open the picture, save it anew, and send"
                  + " that.",
              detail);
    };
  }

  /** Bytes, in words for people. */
  static String size(int bytes) {
    return bytes < MIB ? count(bytes, "{0} byte", "{0} bytes") : say("{0} MiB", mebibytes(bytes));
  }

  private static String mebibytes(int bytes) {
    return bytes % MIB == 0
        ? Integer.toString(bytes / MIB)
        : String.format(Locale.ROOT, "%.1f", Math.floor(bytes * 10.0 / MIB) / 10);
  }
}
