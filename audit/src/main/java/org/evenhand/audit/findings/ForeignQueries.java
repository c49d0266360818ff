package org.evenhand.audit.findings;

import org.evenhand.audit.input.Tables;

/**
 * The questions that foreign files are asked, in SQL. Windows over all decisions carry numbers
 * alone, and names are fetched for those that are cited: with names, ten million rows did not fit
 * into a gigabyte. What is equal in time is ordered by its line: two threads must not decide which
 * decisions are cited.
 */
final class ForeignQueries {
  /** Refusals beside the grant of the same that is nearest in time, before or after. */
  static final String NEAREST =
      """
      WITH near AS (
        SELECT grp, org, n, moment, granted,
          last_value(CASE WHEN granted THEN n END IGNORE NULLS) OVER before AS last_n,
          last_value(CASE WHEN granted THEN moment END IGNORE NULLS) OVER before AS last_at,
          first_value(CASE WHEN granted THEN n END IGNORE NULLS) OVER after AS next_n,
          first_value(CASE WHEN granted THEN moment END IGNORE NULLS) OVER after AS next_at
        FROM facts_ruled
        WINDOW before AS (PARTITION BY grp ORDER BY moment, n
                          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
               after AS (PARTITION BY grp ORDER BY moment, n
                         ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)),
      sided AS (
        SELECT *, moment - last_at AS back, next_at - moment AS ahead FROM near WHERE NOT granted),
      pairs AS (
        SELECT grp, org, n, moment,
          CASE WHEN ahead IS NULL OR back <= ahead THEN last_n ELSE next_n END AS other,
          least(coalesce(back, ahead), coalesce(ahead, back)) AS apart
        FROM sided WHERE least(coalesce(back, ahead), coalesce(ahead, back)) <= INTERVAL 30 DAYS),
      tops AS (
        SELECT grp, count(*) AS many, max(moment) AS newest, count(DISTINCT org) AS organisations,
          list_sort(list(DISTINCT org))[1:10] AS orgs,
          min_by(n, (apart, n), 8) AS ones, min_by(other, (apart, n), 8) AS twos
        FROM pairs GROUP BY grp)
      """
          + named();

  /** Refusals of what others in the same category were granted. */
  static final String REFUSED =
      """
      WITH tops AS (
        SELECT grp, count(*) FILTER (WHERE NOT granted) AS many,
          max(moment) FILTER (WHERE NOT granted) AS newest,
          count(DISTINCT org) FILTER (WHERE NOT granted) AS organisations,
          list_sort(list(DISTINCT org) FILTER (WHERE NOT granted))[1:10] AS orgs,
          max_by(n, (moment, n), 8) FILTER (WHERE NOT granted) AS ones,
          max_by(n, (moment, n), 8) FILTER (WHERE granted) AS twos
        FROM facts_ruled GROUP BY grp HAVING bool_or(granted) AND bool_or(NOT granted))
      """
          + named();

  /**
   * Who was spared when others lost a type, and who got it again after having lost it: of each type
   * the twenty that did most often, and how many did at all.
   */
  static final String AFTER =
      """
      WITH ended AS (
        SELECT data_type, count(DISTINCT organisation) AS losers,
          array_to_string(min_by(decision_id, (decided_at, line_), 8), chr(31)) AS others
        FROM grants WHERE outcome = 'cut_off' GROUP BY data_type),
      own AS (
        SELECT data_type, organisation, app, min(decided_at) AS since
        FROM grants WHERE outcome = 'cut_off' GROUP BY data_type, organisation, app)
      SELECT d.data_type, d.organisation AS who, any_value(e.losers) AS losers,
        max(d.decided_at) AS newest, count(*) AS many, any_value(e.others) AS others,
        bool_or(d.outcome = 'extended') AS extended,
        array_to_string(min_by(d.decision_id, (d.decided_at, d.line_), 8), chr(31)) AS ids,
        count(*) OVER (PARTITION BY d.data_type) AS all_of_them
      FROM grants d JOIN ended e USING (data_type)
        LEFT JOIN own o ON o.data_type = d.data_type AND o.organisation = d.organisation
          AND o.app = d.app
      WHERE d.outcome = 'extended' OR (d.outcome = 'granted' AND d.decided_at > o.since)
      GROUP BY d.data_type, d.organisation
      QUALIFY row_number() OVER (PARTITION BY d.data_type
                                 ORDER BY count(*) DESC, d.organisation) <= 20
      """;

  private ForeignQueries() {}

  // Behind a query's tops: the names of what they name by number.
  private static String named() {
    return """
    , cited AS (
      SELECT grp, side, array_to_string(list(g.decision_id ORDER BY place), chr(31)) AS ids
      FROM (SELECT grp, 1 AS side, unnest(ones) AS n, generate_subscripts(ones, 1) AS place
            FROM tops
            UNION ALL
            SELECT grp, 2, unnest(twos), generate_subscripts(twos, 1) FROM tops) u
      JOIN grants g ON g.line_ = u.n GROUP BY grp, side),
    people AS (
      SELECT grp, array_to_string(list(o.organisation ORDER BY o.organisation), chr(31)) AS who
      FROM (SELECT grp, unnest(orgs) AS org FROM tops) u JOIN facts_org o USING (org)
      GROUP BY grp)
    SELECT k.data_type, k.category, t.many, t.newest, t.organisations, p.who,
      one.ids, two.ids AS others
    FROM tops t JOIN facts_kind k USING (grp) JOIN people p USING (grp)
      JOIN cited one ON one.grp = t.grp AND one.side = 1
      JOIN cited two ON two.grp = t.grp AND two.side = 2
    """;
  }

  /** Makes the tables that the queries read: decisions as numbers. */
  static void prepare(Tables tables, boolean categories) {
    forget(tables);
    var category =
        categories
            ? "(SELECT organisation, coalesce(any_value(category), '') AS category FROM partners"
                + " GROUP BY organisation)"
            : "(SELECT NULL AS organisation, '' AS category)";
    tables.run(
        "CREATE TABLE facts_org AS SELECT CAST(row_number() OVER (ORDER BY organisation) AS"
            + " INTEGER) AS org, organisation, coalesce(category, '') AS category FROM (SELECT"
            + " DISTINCT organisation FROM grants) LEFT JOIN "
            + category
            + " USING (organisation)");
    tables.run(
        "CREATE TABLE facts_kind AS SELECT CAST(row_number() OVER () AS INTEGER) AS grp, data_type,"
            + " category FROM (SELECT DISTINCT data_type, category FROM grants JOIN facts_org USING"
            + " (organisation) ORDER BY ALL)");
    tables.run(
        "CREATE TABLE facts_ruled AS SELECT k.grp, o.org, g.line_ AS n, g.decided_at AS moment,"
            + " g.outcome = 'granted' AS granted FROM grants g JOIN facts_org o USING"
            + " (organisation) JOIN facts_kind k ON k.data_type = g.data_type AND k.category ="
            + " o.category WHERE g.outcome IN ('granted', 'refused')");
  }

  static void forget(Tables tables) {
    tables.run("DROP TABLE IF EXISTS facts_ruled");
    tables.run("DROP TABLE IF EXISTS facts_kind");
    tables.run("DROP TABLE IF EXISTS facts_org");
  }
}
