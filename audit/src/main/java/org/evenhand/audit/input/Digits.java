package org.evenhand.audit.input;

import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;

/**
 * Numbers and times as they are mostly written, read from bytes: a hundred million cells are. What
 * is written otherwise, or is wrong, is left to those who read it as text and know what to say.
 */
final class Digits {
  /** Not written so. */
  static final long OTHERWISE = Long.MIN_VALUE;

  private static final long DAY = 86_400;
  private static final long MICROS = 1_000_000;
  private static final int DATE_SIZE = 10;
  private static final int SECOND_SIZE = 19;
  // A number of so many digits, and such a power of ten, are doubles exactly; so their quotient is
  // the double next to the decimal (Clinger 1990, "How to Read Floating Point Numbers Accurately").
  private static final int EXACT = 15;
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private Digits() {}

  /**
   * Microseconds since 1970 of {@code 2014-07-31}, {@code 2014-07-31T10:00:00} or the same with
   * {@code Z}; else {@link #OTHERWISE}.
   */
  static long micros(byte[] text, int from, int to) {
    int size = to - from;
    if (size == DATE_SIZE) {
      long day = day(text, from);
      return day < 0 ? OTHERWISE : day * DAY * MICROS;
    }
    if (size != SECOND_SIZE && (size != SECOND_SIZE + 1 || text[to - 1] != 'Z')) {
      return OTHERWISE;
    }
    int gap = text[from + 10];
    long day = day(text, from);
    int hour = pair(text, from + 11);
    int minute = pair(text, from + 14);
    int second = pair(text, from + 17);
    boolean written =
        (gap == 'T' || gap == ' ') && text[from + 13] == ':' && text[from + 16] == ':' && day >= 0;
    boolean real = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    return written && real && second < 60
        ? (day * DAY + hour * 3_600L + minute * 60L + second) * MICROS
        : OTHERWISE;
  }

  /** Days since 1970 of what begins with a date of the years that are taken; else -1. */
  private static long day(byte[] text, int from) {
    int century = pair(text, from);
    int rest = pair(text, from + 2);
    int month = pair(text, from + 5);
    int day = pair(text, from + 8);
    int year = century * 100 + rest;
    if (century < 0
        || rest < 0
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || !Moments.taken(year)
        || month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year))) {
      return -1;
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /**
   * A number of at most 15 digits without a sign.
   *
   * @param fraction whether a point and digits may follow
   * @return NaN if it is written otherwise
   */
  static double decimal(byte[] text, int from, int to, boolean fraction) {
    long all = 0;
    int point = to;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit >= 0 && digit <= 9) {
        all = all * 10 + digit;
      } else if (text[i] == '.' && fraction && point == to && i > from && i < to - 1) {
        point = i;
      } else {
        return Double.NaN;
      }
      if (i - from > EXACT) {
        return Double.NaN;
      }
    }
    int digits = point == to ? to - from : to - from - 1;
    return digits == 0 || digits > EXACT
        ? Double.NaN
        : all / POWERS[point == to ? 0 : to - point - 1];
  }
}
