package org.evenhand.picture;

import org.jspecify.annotations.Nullable;

/**
 * Latitude and longitude as EXIF writes them: so nothing is lost when they are written again.
 *
 * @param latitude degrees, minutes, seconds
 * @param longitude degrees, minutes, seconds
 */
record Gps(Angle latitude, Angle longitude) {
  /**
   * An angle.
   *
   * @param towards N, S, E or W
   * @param degrees a fraction, as the next ones
   */
  record Angle(char towards, Fraction degrees, Fraction minutes, Fraction seconds) {
    double value() {
      double sum = degrees.value() + minutes.value() / 60 + seconds.value() / 3600;
      return towards == 'S' || towards == 'W' ? 0 - sum : sum; // 0, never -0
    }

    /** The angle, if it is one: a direction of its axis, three figures, within the bounds. */
    static @Nullable Angle of(String towards, Fraction[] parts, String directions, int most) {
      if (towards.isEmpty() || parts.length != 3) {
        return null;
      }
      char direction = Character.toUpperCase(towards.charAt(0));
      var angle = new Angle(direction, parts[0], parts[1], parts[2]);
      // NaN and what is infinite fail this as well.
      return directions.indexOf(direction) >= 0 && Math.abs(angle.value()) <= most ? angle : null;
    }
  }

  /** A fraction of two unsigned 32-bit numbers. Some cameras write 0/0 for 0. */
  record Fraction(long above, long below) {
    double value() {
      return above == 0 ? 0 : (double) above / below;
    }
  }

  Position position() {
    return new Position(latitude.value(), longitude.value());
  }
}
