package org.evenhand.audit.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads dates and times as ISO 8601 writes them. */
final class Moments {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final long MICROS = 1_000_000;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:?\\d\\d)?");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d\\d");
  private static final Pattern QUARTER = Pattern.compile("\\d{4}-?Q[1-4]");

  private Moments() {}

  /** Whether a year is one that a file may speak of. */
  static boolean taken(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** Microseconds since 1970-01-01T00:00:00Z. */
  static long micros(String cell) throws Unfit {
    if (DATE.matcher(cell).matches()) {
      return date(cell, cell).toEpochDay() * 86_400 * MICROS;
    }
    if (!DATE_TIME.matcher(cell).matches()) {
      Edges.check(cell);
      throw new Unfit(
          BadInput.shown(cell) + " is not a time; write 2014-07-31 or 2014-07-31T10:00:00Z");
    }
    var day = date(cell.substring(0, 10), cell);
    try {
      var at = time(cell.substring(11), day);
      return at.toEpochSecond() * MICROS + at.getNano() / 1_000;
    } catch (DateTimeException e) {
      throw new Unfit(BadInput.shown(cell) + " has an hour, minute or offset that does not exist");
    }
  }

  private static OffsetDateTime time(String rest, LocalDate day) {
    int offset = offsetAt(rest);
    var zone = offset < 0 ? ZoneOffset.UTC : ZoneOffset.of(rest.substring(offset));
    var time = LocalTime.parse(offset < 0 ? rest : rest.substring(0, offset));
    return LocalDateTime.of(day, time).atOffset(zone);
  }

  private static int offsetAt(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("Z+-".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The first day of a month. */
  static LocalDate month(String cell) throws Unfit {
    if (!MONTH.matcher(cell).matches()) {
      Edges.check(cell);
      throw new Unfit(BadInput.shown(cell) + " is not a month; write 2014-07");
    }
    return date(cell + "-01", cell);
  }

  /** The first day of a quarter. */
  static LocalDate quarter(String cell) throws Unfit {
    if (!QUARTER.matcher(cell).matches()) {
      Edges.check(cell);
      throw new Unfit(BadInput.shown(cell) + " is not a quarter; write 2014-Q3");
    }
    int month = (cell.charAt(cell.length() - 1) - '1') * 3 + 1;
    return date(cell.substring(0, 4) + (month < 10 ? "-0" : "-") + month + "-01", cell);
  }

  private static LocalDate date(String iso, String cell) throws Unfit {
    try {
      var day = LocalDate.parse(iso);
      if (!taken(day.getYear())) {
        throw new Unfit(BadInput.shown(cell) + " is before 1970 or after 2199");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw new Unfit(BadInput.shown(cell) + " is a day that does not exist");
    }
  }
}
