package org.evenhand.audit.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.duckdb.DuckDBColumnType;

/** What a column's cells may hold, and how they are kept. */
public enum Kind {
  /** A name, compared letter by letter. */
  NAME("VARCHAR"),
  /** Any text. */
  TEXT("VARCHAR"),
  /** A date (midnight UTC) or a date and time; without an offset it is UTC. */
  TIME("TIMESTAMP"),
  /** A month, {@code 2014-07}, kept as its first day. */
  MONTH("DATE"),
  /** A quarter, {@code 2014-Q3}, kept as its first day. */
  QUARTER("DATE"),
  /** A finite decimal number. */
  NUMBER("DOUBLE"),
  /** A finite decimal number that is not negative. */
  AMOUNT("DOUBLE"),
  /** A whole number that is not negative. */
  COUNT("DOUBLE"),
  /** Yes or no, kept as 1 or 0. */
  FLAG("DOUBLE"),
  /** Yes or no, or an amount, kept as a number. */
  LEVEL("DOUBLE"),
  /** What was ruled. */
  OUTCOME("VARCHAR"),
  /** A currency's code (ISO 4217). */
  CURRENCY("VARCHAR");

  private static final String FORMULA = "=+-@\t\r";
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}(\\.0*)?");
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Set<String> OUTCOMES = Set.of("granted", "refused", "cut_off", "extended");

  private final String sql;

  Kind(String sql) {
    this.sql = sql;
  }

  /** DuckDB's type for the column. */
  String sql() {
    return sql;
  }

  /** Whether the values are numbers. */
  public boolean numeric() {
    return sql.equals("DOUBLE");
  }

  /** How DuckDB is handed the column: times as microseconds, days as numbers, both since 1970. */
  DuckDBColumnType fed() {
    return switch (this) {
      case NAME, TEXT, OUTCOME, CURRENCY -> DuckDBColumnType.VARCHAR;
      case TIME -> DuckDBColumnType.BIGINT;
      case MONTH, QUARTER -> DuckDBColumnType.INTEGER;
      case NUMBER, AMOUNT, COUNT, FLAG, LEVEL -> DuckDBColumnType.DOUBLE;
    };
  }

  /** SQL that makes of a column so handed what is kept. */
  String fromFed(String column) {
    return switch (this) {
      case NAME, TEXT, OUTCOME, CURRENCY, NUMBER, AMOUNT, COUNT, FLAG, LEVEL -> column;
      case TIME -> "make_timestamp(" + column + ")";
      case MONTH, QUARTER -> "DATE '1970-01-01' + " + column;
    };
  }

  /** What a cell of this kind, in UTF-8, comes to, if the column may hold it. */
  Words.Word word(byte[] bytes) throws Unfit {
    if (isText() && this != OUTCOME && this != CURRENCY && plainName(bytes)) {
      return new Words.Word(bytes, 0, false);
    }
    var cell = new String(bytes, StandardCharsets.UTF_8);
    return switch (this) {
      case NAME, TEXT, OUTCOME, CURRENCY -> {
        check(cell);
        yield new Words.Word(bytes, 0, formula(cell));
      }
      case TIME -> new Words.Word(bytes, Moments.micros(cell), false);
      case MONTH -> new Words.Word(bytes, Moments.month(cell).toEpochDay(), false);
      case QUARTER -> new Words.Word(bytes, Moments.quarter(cell).toEpochDay(), false);
      case NUMBER, AMOUNT, COUNT, FLAG, LEVEL ->
          new Words.Word(bytes, Double.doubleToRawLongBits(number(cell)), false);
    };
  }

  // As most names are: such a beginning is no formula's, and such ends can be seen.
  private static boolean plainName(byte[] bytes) {
    return letterOrDigit(bytes[0]) && letterOrDigit(bytes[bytes.length - 1]);
  }

  private static boolean letterOrDigit(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
  }

  // A number below zero begins as a formula does, and is none.
  private static boolean formula(String cell) {
    return FORMULA.indexOf(cell.charAt(0)) >= 0 && !DECIMAL.matcher(cell).matches();
  }

  /**
   * The value of a cell that is written as most are; {@link Digits#OTHERWISE} if it must be read as
   * text.
   */
  long plain(byte[] bytes, int from, int to) {
    return switch (this) {
      case TIME -> Digits.micros(bytes, from, to);
      case NUMBER, AMOUNT, LEVEL, COUNT -> {
        var number = Digits.decimal(bytes, from, to, this != COUNT);
        yield Double.isNaN(number) ? Digits.OTHERWISE : Double.doubleToRawLongBits(number);
      }
      case NAME, TEXT, OUTCOME, CURRENCY, MONTH, QUARTER, FLAG -> Digits.OTHERWISE;
    };
  }

  /** Whether the cells are kept as text. */
  boolean isText() {
    return sql.equals("VARCHAR");
  }

  private void check(String cell) throws Unfit {
    Edges.check(cell);
    if (this == OUTCOME && !OUTCOMES.contains(cell)) {
      throw new Unfit(
          BadInput.shown(cell) + " is not an outcome; write granted, refused, cut_off or extended");
    }
    if (this == CURRENCY && !CODE.matcher(cell).matches()) {
      throw new Unfit(BadInput.shown(cell) + " is not a currency; write its code, such as EUR");
    }
  }

  /** The number, if the column may hold it. */
  double number(String cell) throws Unfit {
    if (this == FLAG || this == LEVEL) {
      switch (cell.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "1" -> {
          return 1;
        }
        case "false", "no", "0" -> {
          return 0;
        }
        default -> {
          if (this == FLAG) {
            Edges.check(cell);
            throw new Unfit(BadInput.shown(cell) + " is neither yes nor no");
          }
        }
      }
    }
    var value = decimal(cell);
    if (this != NUMBER && value < 0) {
      throw new Unfit(BadInput.shown(cell) + " is negative");
    }
    if (this == COUNT && !WHOLE.matcher(cell).matches()) {
      throw new Unfit(BadInput.shown(cell) + " is not a whole number below 10^15");
    }
    return value;
  }

  private static double decimal(String cell) throws Unfit {
    if (!DECIMAL.matcher(cell).matches()) {
      Edges.check(cell);
      throw new Unfit(BadInput.shown(cell) + " is not a number" + hint(cell));
    }
    var value = Double.parseDouble(cell);
    if (!Double.isFinite(value)) {
      throw new Unfit(BadInput.shown(cell) + " is too large");
    }
    return value;
  }

  private static String hint(String cell) {
    if (cell.matches("[+-]?[\\d.,' \u00a0\u202f]+")) {
      return "; write it with a point for decimals and nothing between thousands";
    }
    if (cell.matches("(?i)[+-]?(nan|inf(inity)?|n/?a|null|none|-)")) {
      return "; leave the cell empty if it is not known";
    }
    if (cell.matches(".*%.*")) {
      return "; write the number alone, without the sign";
    }
    if (cell.matches(".*\\p{Sc}.*|.*\\b[A-Z]{3}\\b.*")) {
      return "; write the number alone, the currency in a column of its own";
    }
    return cell.matches("#.*") ? "; it is a spreadsheet's error; leave the cell empty" : "";
  }
}
