package org.evenhand.picture;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** What a picture file is and hides. */
public sealed interface Inspection {
  /**
   * A picture that can be cleaned: {@link Pictures#clean} gives {@link Cleaned.Bytes} for it.
   *
   * @param format its kind
   * @param width pixels across as it is shown, once turned by its orientation
   * @param height pixels down as it is shown
   * @param takenAt when it was taken by the camera's clock, which seldom says its time zone
   * @param place where it was taken
   * @param hidden everything that cleaning takes away, in the file's order; the place as well
   */
  record Accepted(
      Format format,
      int width,
      int height,
      Optional<LocalDateTime> takenAt,
      Optional<Position> place,
      List<Hidden> hidden)
      implements Inspection {
    /** Keeps a copy of the list. */
    public Accepted {
      hidden = List.copyOf(hidden);
    }
  }

  /**
   * A file that is not taken.
   *
   * @param reason why
   * @param detail where and what, in English, for a log or an error's detail; nothing of the file's
   *     own words is in it
   */
  record Refused(Refusal reason, String detail) implements Inspection {}
}
