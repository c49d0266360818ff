package org.evenhand.audit.input;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cells that their columns can't hold. */
final class BrokenCells {
  private BrokenCells() {}

  static Stream<Broken> all() {
    return Stream.of(times(), periods(), numbers(), words(), edges(), required(), money())
        .flatMap(List::stream);
  }

  private static void each(
      List<Broken> all, String file, String column, String part, String... values) {
    for (var value : values) {
      all.add(Broken.cell(file, column, value, part));
    }
  }

  private static List<Broken> times() {
    var all = new ArrayList<Broken>();
    each(
        all,
        "grants",
        "decided_at",
        "is not a time; write 2014-07-31",
        "31.07.2014",
        "07/31/2014",
        "2014/07/31",
        "31-07-2014",
        "2014-7-31",
        "2014-07-1",
        "14-07-31",
        "20140731",
        "2014-07-31T",
        "2014-07-31T10",
        "2014-07-31T10:00:00+01",
        "2014-07-31 10:00 AM",
        "2014-07-31T10:00:00 Europe/Berlin",
        "2014-07-31T10:00:00[UTC]",
        "2014-07-31T10:00:00z",
        "2014-07-31t10:00:00Z",
        "2014-07-31T10:00:00.1234567890Z",
        "2014-07-31T10.30",
        "2014-W31-4",
        "2014-212",
        "2014-07",
        "2014",
        "1406800800",
        "41851",
        "July 31, 2014",
        "31 Jul 2014",
        "Thu Jul 31 2014",
        "yesterday",
        "N/A",
        "NULL",
        "-",
        "+2014-07-31",
        "-2014-07-31",
        "\uff12\uff10\uff11\uff14-07-31",
        "2014\u201307\u201331",
        "=TODAY()",
        "2014-07-31\n2014-08-01");
    each(
        all,
        "grants",
        "decided_at",
        "is a day that does not exist",
        "0000-00-00",
        "2014-02-29",
        "2014-02-30",
        "2014-13-01",
        "2014-00-10",
        "2014-04-31",
        "2014-07-00",
        "2014-07-32",
        "2014-02-29T10:00:00Z");
    each(
        all,
        "grants",
        "requested_at",
        "is before 1970 or after 2199",
        "1969-12-31",
        "1900-01-01",
        "0001-01-01",
        "2200-01-01",
        "9999-12-31T23:59:59Z");
    each(
        all,
        "grants",
        "requested_at",
        "has an hour, minute or offset that does not exist",
        "2014-07-31T24:00:00Z",
        "2014-07-31T25:00Z",
        "2014-07-31T10:60:00Z",
        "2014-07-31T10:00:60Z",
        "2014-07-31T10:00:00+19:00",
        "2014-07-31T10:00:00+05:75");
    return all;
  }

  private static List<Broken> periods() {
    var all = new ArrayList<Broken>();
    each(
        all,
        "spend",
        "month",
        "is not a month; write 2014-07",
        "2014-7",
        "07/2014",
        "2014-07-01",
        "Jul 2014",
        "201407",
        "2014-Q3",
        "2014",
        "2014.07");
    each(all, "spend", "month", "is a day that does not exist", "2014-13", "2014-00");
    each(all, "spend", "month", "is before 1970 or after 2199", "1969-12", "2200-01");
    each(
        all,
        "eligible",
        "quarter",
        "is not a quarter; write 2014-Q3",
        "2014-Q5",
        "2014-Q0",
        "2014-Q10",
        "Q3 2014",
        "2014-3",
        "2014/Q3",
        "2014-07",
        "2014-q3",
        "2014");
    each(all, "eligible", "quarter", "is before 1970 or after 2199", "1969-Q4", "2200-Q1");
    return all;
  }

  private static List<Broken> numbers() {
    var all = new ArrayList<Broken>();
    each(
        all,
        "spend",
        "amount",
        "is not a number; leave the cell empty if it is not known",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "n/a",
        "NA",
        "null",
        "None",
        "-");
    each(
        all,
        "spend",
        "amount",
        "is not a number; write it with a point for decimals and nothing between thousands",
        "1,5",
        "1.234,56",
        "1,000.00",
        "1 000",
        "1\u00a0000",
        "1\u202f000",
        "1'000",
        "1.2.3",
        ".");
    each(
        all,
        "spend",
        "amount",
        "the currency in a column of its own",
        "\u20ac5",
        "5 \u20ac",
        "$5",
        "\u00a35",
        "\u00a55",
        "\u20b95",
        "5 EUR",
        "USD 5");
    each(
        all,
        "spend",
        "amount",
        "is not a number",
        "5%",
        "1e5000",
        "0x10",
        "1_000",
        "--5",
        "+-5",
        "5-",
        "(5)",
        "\u00bd",
        "\uff15",
        "\u0665",
        "five",
        "true",
        "1e",
        "e5",
        "5f",
        "5d",
        "=1+1",
        "#REF!",
        "#N/A",
        "5;6");
    each(all, "spend", "amount", "is too large", "1e400", "9e999");
    each(all, "spend", "amount", "is negative", "-1", "-0.01", "-1e-300");
    each(all, "grants", "price", "is negative", "-2.5");
    each(
        all, "grants", "people_reached", "is not a whole number", "1.5", "1e3", "1234567890123456");
    each(all, "grants", "people_reached", "is negative", "-1");
    each(
        all,
        "grants",
        "unsolicited",
        "is neither yes nor no",
        "maybe",
        "2",
        "-1",
        "y",
        "t",
        "x",
        "oui",
        "0.0",
        "unknown");
    each(all, "grants", "fate", "is neither yes nor no", "heads", "0.5");
    each(all, "partners", "payment", "is negative", "-1");
    each(all, "partners", "payment", "is not a number", "some", "NA");
    each(all, "partners", "size_at_first_request", "is not a number", "large", "1k");
    return all;
  }

  private static List<Broken> words() {
    var all = new ArrayList<Broken>();
    each(
        all,
        "grants",
        "outcome",
        "is not an outcome; write granted, refused, cut_off or extended",
        "yes",
        "GRANTED",
        "Granted",
        "approved",
        "denied",
        "grant",
        "cut off",
        "cut-off",
        "cutoff",
        "1",
        "granted;refused",
        "granted.",
        "gr\u00e1nted",
        "grant\u200bed",
        "g\u0433anted");
    each(
        all,
        "spend",
        "currency",
        "is not a currency; write its code, such as EUR",
        "eur",
        "Euro",
        "EURO",
        "EU",
        "\u20ac",
        "978",
        "E R");
    return all;
  }

  private static List<Broken> edges() {
    var all = new ArrayList<Broken>();
    var part = "begins or ends with a space or another character that can't be seen";
    each(
        all,
        "grants",
        "organisation",
        part,
        " Acorn",
        "Acorn ",
        "\tAcorn",
        "Acorn\t",
        "\nAcorn",
        "Acorn\n",
        "Acorn\r\n",
        "\u00a0Acorn",
        "Acorn\u00a0",
        "\u2003Acorn",
        "Acorn\u3000",
        "Acorn\u200b",
        "\ufeffAcorn",
        "Acorn\u200e",
        "Acorn\u00ad",
        "Acorn\u0085",
        " ");
    each(all, "grants", "outcome", part, "granted ", "granted\u00a0");
    each(all, "grants", "decided_at", part, " 2014-07-31", "2014-07-31 ", "\u00a02014-07-31");
    each(all, "grants", "unsolicited", part, "yes ", " no");
    each(all, "spend", "amount", part, " 5", "5 ", "\u00a05", "5\u200b");
    each(all, "spend", "month", part, "2014-07 ");
    each(all, "spend", "currency", part, "EUR ");
    each(all, "eligible", "quarter", part, " 2014-Q3");
    each(all, "partners", "category", part, "games ");
    return all;
  }

  private static List<Broken> required() {
    var all = new ArrayList<Broken>();
    each(all, "grants", "decision_id", "the cell is empty", "");
    each(all, "grants", "decided_at", "the cell is empty", "");
    each(all, "grants", "organisation", "the cell is empty", "");
    each(all, "grants", "app", "the cell is empty", "");
    each(all, "grants", "data_type", "the cell is empty", "");
    each(all, "grants", "outcome", "the cell is empty", "");
    each(all, "partners", "organisation", "the cell is empty", "");
    for (var file : List.of("spend", "eligible")) {
      for (var column : Broken.header(file).split(",")) {
        each(all, file, column, "the cell is empty", "");
      }
    }
    return all;
  }

  private static List<Broken> money() {
    var all = new ArrayList<Broken>();
    each(all, "spend", "currency", "the plan has no rate for USD", "USD");
    each(all, "spend", "currency", "the plan has no rate for XXX", "XXX");
    return all;
  }
}
