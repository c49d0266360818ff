package org.evenhand.picture;

/**
 * Something that a picture file holds and that can't be seen in the picture.
 *
 * @param kind what it is
 * @param value what it says, in the file's own words, at most {@value #LONGEST} characters without
 *     control characters; empty where it has no words
 * @param bytes how many bytes of the file hold it
 */
public record Hidden(Kind kind, String value, int bytes) {
  /** The most characters of a value. */
  public static final int LONGEST = 120;

  /** What can be hidden. */
  public enum Kind {
    /** Where it was taken: latitude, longitude in degrees. */
    POSITION,
    /** More from the satellites' receiver: height, direction, time. */
    GPS_DETAILS,
    /** When it was taken, as EXIF says it. */
    TAKEN_AT,
    /** When the file was changed. */
    CHANGED_AT,
    /** Make and model of the camera or phone. */
    CAMERA,
    /** The lens. */
    LENS,
    /** The serial number of a camera or lens, by which all its pictures are known. */
    SERIAL_NUMBER,
    /** A name: the camera's owner, the artist, the holder of rights. */
    OWNER,
    /** A description, a title, a comment, a keyword. */
    DESCRIPTION,
    /** The program that wrote it. */
    SOFTWARE,
    /** What the camera's maker wrote in a form of its own. */
    MAKER_NOTE,
    /** An id of this one picture. */
    UNIQUE_ID,
    /** A smaller copy, which may show what was later cut off or painted over. */
    THUMBNAIL,
    /** The EXIF block as a whole; its size. */
    EXIF,
    /** XMP, an XML text: edits, names, places. */
    XMP,
    /** IPTC: captions, names, places as news agencies write them. */
    IPTC,
    /** Photoshop's own block. */
    PHOTOSHOP,
    /** A comment. */
    COMMENT,
    /** Further pictures in the same file. */
    SECOND_IMAGE,
    /** The colour profile's texts: a device's name, rights. The colours stay. */
    PROFILE_TEXT,
    /** Whatever comes after the end of the picture: a film, an archive. */
    TRAILING,
    /** A part that is none of these. The value is its name in the format. */
    OTHER
  }

  static Hidden of(Kind kind, String value, int bytes) {
    var clean = new StringBuilder();
    value
        .strip()
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.isDefined(c) && c != 0xFFFD)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST)
        .takeWhile(c -> clean.length() + Character.charCount(c) <= LONGEST)
        .forEachOrdered(clean::appendCodePoint);
    return new Hidden(kind, clean.toString().strip(), bytes);
  }

  static Hidden of(Kind kind, int bytes) {
    return new Hidden(kind, "", bytes);
  }
}
