package org.evenhand.audit.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files that are no such tables. */
final class BrokenFiles {
  private static final String WHOLE = Broken.GRANTS + "\n" + Broken.GRANT + "\n";
  private static final String SECOND = Broken.GRANT.replace("d1", "d2");

  private BrokenFiles() {}

  static Stream<Broken> all() {
    return Stream.of(headers(), encodings(), quotes(), shapes(), sizes(), contradictions())
        .flatMap(List::stream);
  }

  private static List<Broken> headers() {
    var all = new ArrayList<Broken>();
    for (var column :
        List.of("decision_id", "decided_at", "organisation", "app", "data_type", "outcome")) {
      all.add(without("grants", column));
    }
    all.add(without("partners", "organisation"));
    for (var file : List.of("spend", "eligible")) {
      for (var column : Broken.header(file).split(",")) {
        all.add(without(file, column));
      }
    }
    for (var other :
        List.of("Decision_ID", "decision id", "decisionId", "decision-id", "DECISIONID")) {
      all.add(
          Broken.header(
              "grants", Broken.GRANTS.replace("decision_id", other), "is it \"" + other + "\"?"));
    }
    for (var other : List.of("Requested_At", "requestedAt", "requested at", "REQUESTED-AT")) {
      all.add(
          Broken.header(
              "grants",
              Broken.GRANTS.replace("requested_at", other),
              "\"" + other + "\" is no known column; call it 'requested_at'"));
    }
    for (var name :
        List.of(
            " fate",
            "fate ",
            "\u00a0fate",
            "fate\u200b",
            "\ufefffate",
            "x".repeat(129),
            "\"fa\nte\"")) {
      all.add(
          Broken.header("grants", Broken.GRANTS.replace("fate", name), "can't be a column's name"));
    }
    all.add(Broken.header("grants", Broken.GRANTS.replace("fate", ""), "column 13 has no name"));
    all.add(Broken.header("grants", "," + Broken.GRANTS, "column 1 has no name"));
    all.add(
        Broken.header(
            "grants", Broken.GRANTS.replace("fate", "app"), "two columns are called \"app\""));
    all.add(
        Broken.header(
            "grants", Broken.GRANTS.replace("fate", "App"), "two columns are called \"App\""));
    for (var separator : List.of(";", "\t", "|")) {
      all.add(
          Broken.header(
              "grants", Broken.GRANTS.replace(",", separator), "not separated by commas"));
    }
    all.add(Broken.header("grants", "", "is the header line missing?"));
    all.add(Broken.header("grants", Broken.GRANT, "is the header line missing?"));
    all.add(Broken.header("grants", "sep=,", "is the header line missing?"));
    all.add(
        Broken.header(
            "grants", "# rulings", "is the header line missing? It must name the columns app, "));
    return all;
  }

  private static Broken without(String file, String column) {
    return Broken.header(
        file,
        ("," + Broken.header(file) + ",")
            .replace("," + column + ",", ",other,")
            .replaceAll("^,|,$", ""),
        "there is no column '" + column + "'");
  }

  private static Broken coded(String what, Charset charset, String before, String part) {
    return new Broken(what, "grants", (before + WHOLE).getBytes(charset), 1, "", part);
  }

  private static List<Broken> encodings() {
    var all = new ArrayList<Broken>();
    all.add(
        coded("UTF-16 with a mark", UTF_16LE, "\ufeff", "the text is UTF-16; save it as UTF-8"));
    all.add(
        coded("UTF-16, the other way", UTF_16BE, "\ufeff", "the text is UTF-16; save it as UTF-8"));
    all.add(coded("UTF-16 without a mark", UTF_16LE, "", "a zero byte"));
    all.add(coded("UTF-16, the other way, without", UTF_16BE, "", "a zero byte"));
    all.add(coded("UTF-32", Charset.forName("UTF-32BE"), "", "a zero byte"));
    all.add(coded("two marks", UTF_8, "\ufeff\ufeff", "can't be a column's name"));
    var not = "this is not UTF-8 text; save the file as UTF-8";
    for (var bytes :
        List.of(
            "Caf\u00e9", // Latin-1
            "\u0080 5", // Windows-1252
            "\u0093quoted\u0094",
            "\u00c0\u0080", // overlong
            "\u00e0\u0080\u0080",
            "\u00ed\u00a0\u0080", // a surrogate
            "\u00f4\u0090\u0080\u0080", // above U+10FFFF
            "\u00f5\u0080\u0080\u0080",
            "\u00fe\u00ff",
            "\u00c3(",
            "\u00e2\u0082,",
            "\u00a0")) {
      all.add(
          Broken.row("bytes in a cell " + bytes.length(), SECOND.replace("Acorn", bytes), 3, not));
    }
    all.add(Broken.raw("Latin-1 in the header", WHOLE.replace("fate", "fat\u00e9"), 1, not));
    all.add(Broken.row("cut off in a character", "d2,2014-07-31,Caf\u00c3", 3, "it is cut off"));
    all.add(
        Broken.row("cut off in a longer one", "d2,2014-07-31,\u00f0\u009f\u0098", 3, "cut off"));
    for (char control : new char[] {0, 1, 7, 8, 0x0b, 0x0c, 0x1a, 0x1b, 0x7f}) {
      all.add(
          Broken.row(
              "control character " + (int) control,
              SECOND.replace("Acorn", "Ac" + control + "orn"),
              3,
              control == 0 ? "a zero byte" : "a control character (byte " + (int) control + ")"));
    }
    all.add(Broken.row("the end mark of DOS", "\u001a", 3, "a control character (byte 26)"));
    all.add(new Broken("gzip", "grants", gzip(), 1, "", "this is a gzip file; unpack it first"));
    all.add(new Broken("xlsx", "grants", zip(), 1, "", "this is a spreadsheet or a zip file"));
    all.add(
        Broken.raw("xls", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1", 1, "this is an old spreadsheet"));
    all.add(Broken.raw("PDF", "%PDF-1.4\n", 1, "this is a PDF"));
    all.add(Broken.raw("JSON", "[{\"decision_id\":1}]\n", 1, "a quote inside an unquoted cell"));
    all.add(Broken.raw("JSON in lines", "[\n{}\n]\n", 1, "looks like JSON, HTML or XML"));
    all.add(Broken.raw("HTML", "<!doctype html>\n", 1, "looks like JSON, HTML or XML"));
    all.add(Broken.raw("XML", "<?xml version='1.0'?>\n", 1, "looks like JSON, HTML or XML"));
    all.add(Broken.raw("zstd", "(\u00b5/\u00fd", 1, "this is not UTF-8 text"));
    all.add(Broken.raw("parquet", "PAR1\u0015\u0000", 1, "a control character"));
    return all;
  }

  private static List<Broken> quotes() {
    var inside = "a quote inside an unquoted cell; put the whole cell in quotes";
    var after = "text after a closing quote; double the quotes that are part of the cell";
    return List.of(
        Broken.row("in the middle", SECOND.replace("Acorn", "Ac\"orn"), 3, inside),
        Broken.row("at the end", SECOND.replace("Acorn", "Acorn\""), 3, inside),
        Broken.row("a space before", SECOND.replace("Acorn", " \"Acorn\""), 3, inside),
        Broken.row("inches", SECOND.replace("Acorn", "24\" screens"), 3, inside),
        Broken.row("a space after", SECOND.replace("Acorn", "\"Acorn\" "), 3, after),
        Broken.row("not doubled", SECOND.replace("Acorn", "\"The \"big\" one\""), 3, after),
        Broken.row(
            "escaped with a backslash", SECOND.replace("Acorn", "\"a \\\"b\\\" c\""), 3, after),
        Broken.row("a letter after", SECOND.replace("Acorn", "\"Acorn\"s"), 3, after),
        Broken.row("three", SECOND.replace("Acorn", "\"\"Acorn\"\""), 3, after),
        Broken.row(
            "never closed",
            SECOND.replace("Acorn", "\"Acorn"),
            3,
            "a quote is opened here and never closed"),
        Broken.row(
            "never closed, over lines",
            SECOND.replace("Acorn", "\"Acorn") + "\n" + SECOND + "\n",
            3,
            "a quote is opened here and never closed"),
        Broken.row("alone", "\"", 3, "a quote is opened here and never closed"),
        Broken.row(
            "swallows the next lines",
            SECOND.replace("Acorn", "\"Acorn") + "\n" + SECOND.replace("Acorn", "\"Acorn\"") + "\n",
            4,
            after),
        Broken.raw(
            "in the header",
            "\"decision_id,decided_at\n",
            1,
            "a quote is opened here and never closed"),
        Broken.row(
            "typographic ones don't hold a comma",
            SECOND.replace("Acorn", "\u00e2\u0080\u009cA, B\u00e2\u0080\u009d"),
            3,
            "14 cells, but the header has 13"));
  }

  private static List<Broken> shapes() {
    var all = new ArrayList<Broken>();
    all.add(Broken.raw("empty", "", 0, "the file is empty; it needs a header line"));
    all.add(
        Broken.raw("a mark alone", "\u00ef\u00bb\u00bf", 1, "there are no rows below the header"));
    all.add(Broken.raw("a header alone", Broken.GRANTS, 1, "there are no rows below the header"));
    all.add(Broken.raw("a header line alone", Broken.GRANTS + "\n", 1, "no rows below the header"));
    all.add(Broken.row("too few", "d2,2014-07-31,Acorn", 3, "3 cells, but the header has 13"));
    all.add(Broken.row("one", "d2", 3, "1 cell, but the header has 13"));
    all.add(
        Broken.row(
            "too many",
            SECOND + ",more",
            3,
            "14 cells, but the header has 13; put cells with commas in quotes"));
    all.add(Broken.row("a comma at the end", SECOND + ",", 3, "14 cells, but the header has 13"));
    all.add(
        Broken.row(
            "a decimal comma", SECOND.replace("2.5", "2,5"), 3, "14 cells, but the header has 13"));
    all.add(Broken.row("semicolons", SECOND.replace(',', ';'), 3, "1 cell, but the header has 13"));
    all.add(Broken.row("a total", "Total,1", 3, "2 cells, but the header has 13"));
    all.add(Broken.row("a blank line", "\n" + SECOND + "\n", 3, "the line is empty; take it out"));
    all.add(
        Broken.row(
            "a blank line at the end", SECOND + "\n\n", 4, "the line is empty; take it out"));
    all.add(
        Broken.row(
            "a blank line with CR", SECOND + "\r\n\r\n", 4, "the line is empty; take it out"));
    all.add(Broken.row("a line of a space", " \n", 3, "1 cell, but the header has 13"));
    all.add(
        Broken.row("a line of nothing in quotes", "\"\"\n", 3, "1 cell, but the header has 13"));
    all.add(
        Broken.raw(
            "CR alone, as on old Macs", WHOLE.replace('\n', '\r'), 1, "a line ends with CR alone"));
    all.add(
        Broken.row(
            "CR in a line", SECOND.replace("Acorn", "Ac\rorn"), 3, "a line ends with CR alone"));
    all.add(Broken.row("CR twice", SECOND + "\r\r\n", 3, "a line ends with CR alone"));
    all.add(Broken.row("CR at the end of the file", SECOND + "\r", 3, "a line ends with CR alone"));
    all.add(
        Broken.row(
            "after a cell over three lines",
            SECOND.replace("Acorn", "\"A\n\nB\"") + "\nd3\n",
            6,
            "1 cell, but the header has 13"));
    all.add(
        Broken.text(
            "far down",
            "grants",
            Broken.GRANTS + "\n" + rows(5_000) + "late,31.7.2014,A,a,f,granted,,,,,,,\n",
            5_002,
            "decided_at",
            "is not a time"));
    return all;
  }

  private static String rows(int count) {
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append('r').append(i).append(",2014-07-31,A,a,f,granted,,,,,,,\n");
    }
    return out.toString();
  }

  private static List<Broken> sizes() {
    var longest = "x".repeat(CsvScanner.CELL_MAX);
    var cell = "a cell is longer than 64 KiB; is a quote left open?";
    return List.of(
        Broken.row("a cell over 64 KiB", SECOND.replace("Acorn", longest + "x"), 3, cell),
        Broken.row("in quotes", SECOND.replace("Acorn", '"' + longest + "x\""), 3, cell),
        Broken.row(
            "over lines, from where it begins",
            SECOND.replace("Acorn", "\"" + "line\n".repeat(14_000)),
            3,
            cell),
        Broken.row(
            "a line over 1 MiB", (longest + ",").repeat(17), 3, "the line is longer than 1 MiB"),
        Broken.raw(
            "a header over 1 MiB", (longest + ",").repeat(17), 1, "the line is longer than 1 MiB"),
        Broken.raw("1,001 columns", "a,".repeat(1_000) + "a\n", 1, "more than 1,000 columns"),
        Broken.row("1,001 cells", ",".repeat(1_000), 3, "more than 1,000 columns"));
  }

  private static List<Broken> contradictions() {
    var grants = Broken.GRANTS + "\n" + Broken.GRANT + "\n";
    var partners = Broken.PARTNERS + "\n" + Broken.PARTNER + "\n";
    var part = "is on line 2 too, with other values";
    return List.of(
        Broken.text(
            "another outcome",
            "grants",
            grants + Broken.GRANT.replace("granted", "refused") + "\n",
            3,
            "decision_id",
            part),
        Broken.text(
            "another price",
            "grants",
            grants + Broken.GRANT.replace("2.5", "2.6") + "\n",
            3,
            "decision_id",
            part),
        Broken.text(
            "known and not known",
            "grants",
            grants + Broken.GRANT.replace("2.5", "") + "\n",
            3,
            "decision_id",
            part),
        Broken.text(
            "another of one's own columns",
            "grants",
            grants + Broken.GRANT.replaceAll("0$", "1") + "\n",
            3,
            "decision_id",
            part),
        Broken.text(
            "the third",
            "grants",
            grants + Broken.GRANT + "\n" + Broken.GRANT.replace("Acorn", "Birch") + "\n",
            4,
            "decision_id",
            part),
        Broken.text(
            "another payment",
            "partners",
            partners + Broken.PARTNER.replace("yes", "no") + "\n",
            3,
            "organisation",
            part),
        Broken.text(
            "another category",
            "partners",
            partners + Broken.PARTNER.replace("games", "news") + "\n",
            3,
            "organisation",
            part));
  }

  private static byte[] gzip() {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(WHOLE.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] zip() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.write(WHOLE.getBytes(UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
