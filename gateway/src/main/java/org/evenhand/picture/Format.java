package org.evenhand.picture;

/**
 * The kinds of picture files that are known. A file's own first bytes tell its kind, never its
 * name.
 */
public enum Format {
  /** ITU-T T.81 in JFIF or Exif: {@code FF D8 FF}. */
  JPEG("image/jpeg"),
  /** ISO/IEC 15948, with animations (APNG): {@code 89 50 4E 47 0D 0A 1A 0A}. */
  PNG("image/png"),
  /** GIF87a and GIF89a, with animations. */
  GIF("image/gif"),
  /** WebP (RFC 9649), lossy, lossless, with animations. */
  WEBP("image/webp");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The media type, as HTTP's {@code Content-Type} says it. */
  public String mediaType() {
    return mediaType;
  }
}
