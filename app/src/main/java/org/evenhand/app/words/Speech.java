package org.evenhand.app.words;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says things in the language of the request at hand. Sentences stand in the code in English, whole
 * and where they are used, which is also the name that a dictionary has them under; outside of a
 * request that asked for another language, English is spoken.
 *
 * <p>The language is a scoped value: it belongs to the request, not to a page or a thread, so that
 * texts need not hand it down through every method.
 */
public final class Speech {
  static final ScopedValue<Spoken> SPOKEN = ScopedValue.newInstance();
  private static final int NO_HOLE = -1;
  private static final Spoken NOBODY_ASKED = new Spoken(Language.ENGLISH, "");

  private Speech() {}

  /**
   * How a request is answered.
   *
   * @param language in which language
   * @param here the address of this page, up to where a language can be added; empty where it can't
   *     be asked for again
   */
  record Spoken(Language language, String here) {}

  /** The language that is spoken now. */
  public static Language language() {
    return SPOKEN.orElse(NOBODY_ASKED).language();
  }

  /**
   * A sentence in the language spoken now.
   *
   * @param english the sentence, with {@code {0}} to {@code {9}} where something is put in
   * @param with what is put in: text as it is, whole numbers as the language writes them
   * @return the sentence; the English one if no dictionary has it, as with what a platform adds
   */
  public static String say(String english, Object... with) {
    return filled(Dictionary.in(language(), english), with);
  }

  /**
   * One sentence of two, by a number.
   *
   * @param number what is counted; {@code {0}} in the sentence
   * @param one the sentence for one
   * @param other the sentence for every other number, none among them
   * @param with what else is put in, from {@code {1}} on
   */
  public static String count(long number, String one, String other, Object... with) {
    var all = new Object[with.length + 1];
    all[0] = number;
    System.arraycopy(with, 0, all, 1, with.length);
    return say(number == 1 ? one : other, all);
  }

  /**
   * Marks a sentence that is kept and said later, so that dictionaries are held to it, too.
   *
   * @return the English sentence, for {@link #say}
   */
  public static String later(String english) {
    return english;
  }

  /** "a, b and c". */
  public static String list(List<String> items) {
    return switch (items.size()) {
      case 0 -> "";
      case 1 -> items.getFirst();
      default ->
          say(
              "{0} and {1}",
              String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    };
  }

  /** A day, such as 3 March 2026, in UTC. */
  public static String day(Instant at) {
    return written(language().day(), at);
  }

  /** A moment, to the second, in UTC. */
  public static String moment(Instant at) {
    return written(language().day() + ", HH:mm:ss 'UTC'", at);
  }

  /** A moment, to the minute, in UTC. */
  public static String minute(Instant at) {
    return written(language().day() + ", HH:mm 'UTC'", at);
  }

  private static String written(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, language().locale())
        .withZone(ZoneOffset.UTC)
        .format(at);
  }

  /** A whole number as the language writes it. */
  public static String number(long number) {
    return NumberFormat.getIntegerInstance(language().locale()).format(number);
  }

  /**
   * What marks a text that is in that language on a page in the one spoken now: its tag, or nothing
   * where it is the same, so that templates leave the {@code lang} out.
   */
  public static @Nullable String mark(Language of) {
    return of == language() ? null : of.tag();
  }

  /** The {@link #mark} of a text that there is in English alone. */
  public static @Nullable String english() {
    return mark(Language.ENGLISH);
  }

  /**
   * The pieces of a sentence whose holes a template fills with marked-up text.
   *
   * @param sentence said without anything put in
   */
  public static List<Piece> pieces(String sentence) {
    var pieces = new ArrayList<Piece>();
    int from = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
      pieces.add(new Piece(sentence.substring(from, open), sentence.charAt(open + 1) - '0'));
      from = open + 3;
    }
    pieces.add(new Piece(sentence.substring(from), NO_HOLE));
    return pieces;
  }

  /**
   * Some text, and the hole behind it.
   *
   * @param text as it is read
   * @param hole its number; less than 0 for none
   */
  public record Piece(String text, int hole) {}

  /** The languages that this page can be had in, but for the one that it is in. */
  public static List<Choice> choices() {
    var spoken = SPOKEN.orElse(NOBODY_ASKED);
    return spoken.here().isEmpty()
        ? List.of()
        : List.of(Language.values()).stream()
            .filter(language -> language != spoken.language())
            .map(language -> new Choice(language, spoken.here() + language.tag()))
            .toList();
  }

  /**
   * Another language for a page.
   *
   * @param language which
   * @param address where the page is in it
   */
  public record Choice(Language language, String address) {}

  static String filled(String sentence, Object... with) {
    if (with.length == 0) {
      return sentence;
    }
    var text = new StringBuilder(sentence.length() + 32);
    int from = 0;
    for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
      text.append(sentence, from, open).append(part(with[sentence.charAt(open + 1) - '0']));
      from = open + 3;
    }
    return text.append(sentence, from, sentence.length()).toString();
  }

  private static String part(Object value) {
    return switch (value) {
      case Integer whole -> number(whole);
      case Long whole -> number(whole);
      default -> String.format(Locale.ROOT, "%s", value);
    };
  }
}
