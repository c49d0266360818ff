package org.evenhand.audit.findings;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts in the files of another platform: what can be seen without its acts. Each is one finding
 * for a data type and category, and cites a few of its decisions.
 */
public final class ForeignFindings {
  // A separator of units (ASCII 31), which no id has.
  private static final String PARTED = "\u001f";

  /** Each refusal beside the nearest grant of the same before it and after it. */
  private static final String NEAREST =
      """
      WITH near AS (
        SELECT *,
          last_value(CASE WHEN outcome = 'granted' THEN moment END IGNORE NULLS) OVER before
            AS last_at,
          last_value(CASE WHEN outcome = 'granted' THEN decision_id END IGNORE NULLS) OVER before
            AS last_id,
          first_value(CASE WHEN outcome = 'granted' THEN moment END IGNORE NULLS) OVER after
            AS next_at,
          first_value(CASE WHEN outcome = 'granted' THEN decision_id END IGNORE NULLS) OVER after
            AS next_id
        FROM decided WHERE outcome IN ('granted', 'refused')
        WINDOW before AS (PARTITION BY data_type, category ORDER BY moment
                          RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
               after AS (PARTITION BY data_type, category ORDER BY moment
                         RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)),
      sided AS (
        SELECT *, moment - last_at AS back, next_at - moment AS ahead
        FROM near WHERE outcome = 'refused'),
      pairs AS (
        SELECT data_type, category, organisation, decision_id, moment,
          CASE WHEN ahead IS NULL OR back <= ahead THEN last_id ELSE next_id END AS granted,
          least(coalesce(back, ahead), coalesce(ahead, back)) AS apart
        FROM sided)
      SELECT data_type, category, count(*) AS many, max(moment) AS newest,
        array_to_string(list_sort(list(DISTINCT organisation))[1:10], chr(31)) AS who,
        count(DISTINCT organisation) AS organisations,
        array_to_string(min_by(decision_id, apart, 8), chr(31)) AS ids,
        array_to_string(min_by(granted, apart, 8), chr(31)) AS others
      FROM pairs WHERE apart <= INTERVAL 30 DAYS
      GROUP BY data_type, category
      """;

  private static final String REFUSED =
      """
      SELECT data_type, category,
        count(*) FILTER (WHERE outcome = 'refused') AS many,
        count(*) FILTER (WHERE outcome = 'granted') AS granted,
        max(moment) FILTER (WHERE outcome = 'refused') AS newest,
        count(DISTINCT organisation) FILTER (WHERE outcome = 'refused') AS organisations,
        array_to_string(
          list_sort(list(DISTINCT organisation) FILTER (WHERE outcome = 'refused'))[1:10], chr(31))
          AS who,
        array_to_string(max_by(decision_id, moment, 8) FILTER (WHERE outcome = 'refused'), chr(31))
          AS ids,
        array_to_string(max_by(decision_id, moment, 8) FILTER (WHERE outcome = 'granted'), chr(31))
          AS others
      FROM decided GROUP BY data_type, category HAVING many > 0 AND granted > 0
      """;

  /** Who was spared when others lost the type, and who got it again after having lost it. */
  private static final String AFTER =
      """
      WITH ended AS (
        SELECT data_type, min(moment) AS since, count(DISTINCT organisation) AS losers,
          array_to_string(min_by(decision_id, moment, 8), chr(31)) AS others
        FROM decided WHERE outcome = 'cut_off' GROUP BY data_type),
      own AS (
        SELECT data_type, organisation, app, min(moment) AS since
        FROM decided WHERE outcome = 'cut_off' GROUP BY data_type, organisation, app)
      SELECT d.data_type, d.organisation AS who, max(e.losers) AS losers, max(d.moment) AS newest,
        count(*) AS many, max(e.others) AS others,
        bool_or(d.outcome = 'extended') AS extended,
        array_to_string(min_by(d.decision_id, d.moment, 8), chr(31)) AS ids
      FROM decided d JOIN ended e USING (data_type)
        LEFT JOIN own o ON o.data_type = d.data_type AND o.organisation = d.organisation
          AND o.app = d.app
      WHERE d.outcome = 'extended' OR (d.outcome = 'granted' AND d.moment > o.since)
      GROUP BY d.data_type, d.organisation
      """;

  private ForeignFindings() {}

  /**
   * All findings, the gravest first, then the newest.
   *
   * @param grants {@code grants.csv}
   * @param partners {@code partners.csv}, for categories; null if there is none: then everybody is
   *     compared with everybody, and the findings say so
   * @throws IOException if a file can't be read, or lacks a column that it must have
   */
  public static List<Finding> in(Path grants, @Nullable Path partners) throws IOException {
    try (var table = ForeignTable.open(grants, partners)) {
      var found = new ArrayList<Finding>();
      found.addAll(table.all(NEAREST, ForeignFindings::nearest));
      found.addAll(table.all(REFUSED, ForeignFindings::refused));
      found.addAll(table.all(AFTER, ForeignFindings::after));
      found.sort(
          Comparator.comparing(Finding::severity)
              .thenComparing(Finding::when, Comparator.reverseOrder())
              .thenComparing(Finding::sentence));
      return List.copyOf(found);
    }
  }

  private static Finding nearest(ResultSet row) throws SQLException {
    return new Finding(
        Kind.DIFFERENT_OUTCOME,
        Words.count(row.getLong("many"), "refusal stands", "refusals stand")
            + " within 30 days of a grant of the same: "
            + what(row)
            + ". Refused: "
            + who(row)
            + ".",
        when(row),
        single(row),
        pairs(row, "refused", "granted"),
        Math.max(0, row.getLong("many") - parts(row, "ids").size()),
        Severity.NOTE);
  }

  private static Finding refused(ResultSet row) throws SQLException {
    return new Finding(
        Kind.REFUSED_WHERE_OTHERS_GOT,
        Words.count(row.getLong("many"), "request was", "requests were")
            + " refused and "
            + row.getLong("granted")
            + " granted: "
            + what(row)
            + ". Refused: "
            + who(row)
            + ".",
        when(row),
        single(row),
        pairs(row, "refused", "granted"),
        Math.max(0, row.getLong("many") - parts(row, "ids").size()),
        Severity.NOTE);
  }

  private static Finding after(ResultSet row) throws SQLException {
    return new Finding(
        Kind.ACCESS_AFTER_CUT_OFF,
        row.getString("who")
            + (row.getBoolean("extended")
                ? " kept " + row.getString("data_type") + " by extension"
                : " was granted " + row.getString("data_type") + " after it had ended for it")
            + ", which ended for "
            + Words.count(row.getLong("losers"), "organisation", "organisations")
            + ".",
        when(row),
        row.getString("who"),
        pairs(row, row.getBoolean("extended") ? "extended" : "granted", "cut_off"),
        Math.max(0, row.getLong("many") - parts(row, "ids").size()),
        Severity.CONCERN);
  }

  private static Instant when(ResultSet row) throws SQLException {
    return row.getObject("newest", LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static String what(ResultSet row) throws SQLException {
    var category = row.getString("category");
    return row.getString("data_type")
        + (category.isEmpty()
            ? ", whatever the category, for none is given"
            : ", category " + category);
  }

  private static String who(ResultSet row) throws SQLException {
    long organisations = row.getLong("organisations");
    var some = parts(row, "who");
    return Words.list(some)
        + (organisations > some.size() ? " and " + (organisations - some.size()) + " more" : "");
  }

  private static String single(ResultSet row) throws SQLException {
    return row.getLong("organisations") == 1 ? row.getString("who") : "";
  }

  private static List<String> parts(ResultSet row, String column) throws SQLException {
    return Arrays.asList(row.getString(column).split(PARTED, -1));
  }

  private static List<Citation> pairs(ResultSet row, String one, String other) throws SQLException {
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
