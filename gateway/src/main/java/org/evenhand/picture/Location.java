package org.evenhand.picture;

/** What becomes of the place where a picture was taken. */
public enum Location {
  /**
   * Latitude and longitude stay, as exact as they were, in an EXIF block that holds nothing else
   * but the orientation: no altitude, no time, no direction.
   */
  KEEP,
  /** The place goes like everything else. */
  STRIP
}
