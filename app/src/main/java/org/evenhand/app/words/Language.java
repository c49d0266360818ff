package org.evenhand.app.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that pages can be read in. */
public enum Language {
  /** The one that all is written in first. */
  ENGLISH("en", "English", "d MMMM uuuu"),
  /** Spanish. */
  SPANISH("es", "Español", "d 'de' MMMM 'de' uuuu"),
  /** German. */
  GERMAN("de", "Deutsch", "d. MMMM uuuu");

  private static final List<String> TAGS = Arrays.stream(values()).map(Language::tag).toList();
  private static final int LONGEST_HEADER = 200;

  private final String tag;
  private final String ownName;
  private final String day;

  Language(String tag, String ownName, String day) {
    this.tag = tag;
    this.ownName = ownName;
    this.day = day;
  }

  /** Its tag (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** What it calls itself. */
  public String ownName() {
    return ownName;
  }

  /** How numbers and months are written in it. */
  public Locale locale() {
    return Locale.of(tag);
  }

  /** The pattern of a day, such as 3 March 2026. */
  String day() {
    return day;
  }

  /** The language of that tag. */
  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /**
   * The best that an {@code Accept-Language} header asks for (RFC 9110, section 12.5.4, by the
   * look-up of RFC 4647, section 3.4); empty if it asks for none of ours, or can't be read.
   */
  static Optional<Language> accepted(String header) {
    if (header.length() > LONGEST_HEADER) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS))
          .flatMap(Language::of);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
