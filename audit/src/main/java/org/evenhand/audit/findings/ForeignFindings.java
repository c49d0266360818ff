package org.evenhand.audit.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.audit.input.Tables;

/**
 * Facts in the files of another platform: what can be seen without its acts. Each is one finding
 * for a data type and category, and cites a few of its decisions.
 */
public final class ForeignFindings {
  // A separator of units (ASCII 31), which no name holds: the files' reader refuses it.
  private static final Pattern PARTED = Pattern.compile("\u001f");

  private ForeignFindings() {}

  /**
   * All findings, the gravest first, then the newest.
   *
   * @param tables with the files loaded as {@code grants}, and {@code partners} if they are given;
   *     tables of this analysis are made beside them, and gone afterwards
   * @param categories whether {@code partners} is there and has categories: otherwise everybody is
   *     compared with everybody, and the findings say so
   */
  public static List<Finding> in(Tables tables, boolean categories) {
    ForeignQueries.prepare(tables, categories);
    var found = new ArrayList<Finding>();
    tables.each(
        ForeignQueries.NEAREST, row -> found.add(unlike(row, Kind.DIFFERENT_OUTCOME, NEAR)));
    tables.each(
        ForeignQueries.REFUSED, row -> found.add(unlike(row, Kind.REFUSED_WHERE_OTHERS_GOT, EVER)));
    tables.each(ForeignQueries.AFTER, row -> found.add(after(row)));
    ForeignQueries.forget(tables);
    found.sort(
        Comparator.comparing(Finding::severity)
            .thenComparing(Finding::when, Comparator.reverseOrder())
            .thenComparing(Finding::sentence));
    return List.copyOf(found);
  }

  private static final String NEAR = "refused within 30 days of a grant of the same";
  private static final String EVER = "refused, and others granted the same";

  private static Finding unlike(ResultSet row, Kind kind, String how) throws SQLException {
    var category = row.getString("category");
    return new Finding(
        kind,
        Words.count(row.getLong("many"), "request was ", "requests were ")
            + how
            + " ("
            + row.getString("data_type")
            + (category.isEmpty()
                ? ", whatever the category, for none is given"
                : ", category " + category)
            + "). Refused: "
            + who(row)
            + ".",
        when(row),
        row.getLong("organisations") == 1 ? row.getString("who") : "",
        cited(row, "refused", "granted"),
        Math.max(0, row.getLong("many") - parts(row, "ids").size()),
        Severity.NOTE);
  }

  private static Finding after(ResultSet row) throws SQLException {
    boolean extended = row.getBoolean("extended");
    return new Finding(
        Kind.ACCESS_AFTER_CUT_OFF,
        row.getString("who")
            + (extended
                ? " kept " + row.getString("data_type") + " by extension"
                : " was granted " + row.getString("data_type") + " after it had ended for it")
            + ", which ended for "
            + Words.count(row.getLong("losers"), "organisation", "organisations")
            + "."
            + more(row),
        when(row),
        row.getString("who"),
        cited(row, extended ? "extended" : "granted", "cut_off"),
        Math.max(0, row.getLong("many") - parts(row, "ids").size()),
        Severity.CONCERN);
  }

  private static String more(ResultSet row) throws SQLException {
    long all = row.getLong("all_of_them");
    return all > Finding.MOST
        ? " It is one of " + all + " such organisations, of which " + Finding.MOST + " are shown."
        : "";
  }

  private static Instant when(ResultSet row) throws SQLException {
    return row.getObject("newest", LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static String who(ResultSet row) throws SQLException {
    var some = parts(row, "who");
    long more = row.getLong("organisations") - some.size();
    return Words.list(some) + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> parts(ResultSet row, String column) throws SQLException {
    return Arrays.asList(PARTED.split(row.getString(column), -1));
  }

  private static List<Citation> cited(ResultSet row, String one, String other) throws SQLException {
    var cited = new ArrayList<Citation>();
    for (var id : parts(row, "ids")) {
      cited.add(Citation.of(id, one));
    }
    for (var id : parts(row, "others")) {
      cited.add(Citation.of(id, other));
    }
    return cited.stream().distinct().toList();
  }
}
