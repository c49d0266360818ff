package org.evenhand.picture;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from an EXIF block.
 *
 * @param orientation how to turn the picture, 1 to 8 as TIFF numbers them; 1 is upright
 * @param place where it was taken, if the block says so in a way that can be understood
 * @param takenAt when, by the camera's clock
 * @param hidden what the block tells besides
 */
record Exif(
    int orientation, @Nullable Gps place, @Nullable LocalDateTime takenAt, List<Hidden> hidden) {
  static final Exif NONE = new Exif(1, null, null, List.of());

  Exif {
    hidden = List.copyOf(hidden);
  }

  /** Whether showing it swaps width and height. */
  boolean isOnItsSide() {
    return orientation >= 5;
  }

  /** What a block tells that was written by {@link #minimal}. */
  Exif hidingOnlyItsPlace() {
    return new Exif(
        orientation,
        place,
        takenAt,
        hidden.stream().filter(part -> part.kind() == Hidden.Kind.POSITION).toList());
  }

  Optional<Position> position() {
    return Optional.ofNullable(place).map(Gps::position);
  }

  /**
   * A TIFF structure that holds the orientation, unless the picture is upright, and the place if it
   * is to be kept; empty if there is nothing to say.
   */
  Optional<byte[]> minimal(Location location) {
    var kept = location == Location.KEEP ? place : null;
    return orientation == 1 && kept == null
        ? Optional.empty()
        : Optional.of(new ExifWriter().written(orientation, kept));
  }
}
