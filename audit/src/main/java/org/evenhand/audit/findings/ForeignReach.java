package org.evenhand.audit.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;

/** People reached for each who consented, from the columns of {@code grants.csv}. */
final class ForeignReach {
  private static final String REACHED = "people_reached";
  private static final String USERS = "users";
  // Whoever reads on behind these wants the file itself.
  private static final int MOST = 1_000;

  private ForeignReach() {}

  static Amplification of(Tables tables, Loaded grants) {
    if (!grants.has(REACHED)) {
      return new Amplification(
          List.of(), List.of("grants.csv has no column people_reached: nobody can be counted."));
    }
    var reaches = new ArrayList<Reach>();
    tables.each(sql(grants.has(USERS) ? USERS : "NULL"), row -> reaches.add(reach(row)));
    reaches.sort(Amplification.WIDEST);
    long more = reaches.size() < MOST ? 0 : all(tables) - reaches.size();
    return new Amplification(reaches, missing(tables, grants, more));
  }

  // For each user only of rows that say both: those that lack one would swell the other.
  private static String sql(String users) {
    return String.format(
        Locale.ROOT,
        """
        SELECT organisation, data_type, sum(people_reached) AS people, sum(own) AS users,
          sum(people_reached) FILTER (WHERE own IS NOT NULL) AS of_known,
          sum(greatest(people_reached - own, 0)) AS through_friends
        FROM (SELECT organisation, data_type, people_reached, CAST(%s AS DOUBLE) AS own
              FROM grants WHERE people_reached IS NOT NULL)
        GROUP BY organisation, data_type
        ORDER BY of_known / nullif(users, 0) DESC NULLS LAST, people DESC, organisation, data_type
        LIMIT %d
        """,
        users,
        MOST);
  }

  private static long all(Tables tables) {
    return (long)
        tables.number(
            "SELECT count(*) FROM (SELECT DISTINCT organisation, data_type FROM grants"
                + " WHERE people_reached IS NOT NULL)");
  }

  private static List<String> missing(Tables tables, Loaded grants, long more) {
    var missing = new ArrayList<String>();
    if (!grants.has(USERS)) {
      missing.add("grants.csv has no column users: nothing can be said for each who consented.");
    }
    if (more > 0) {
      missing.add(more + " more organisations and data types reach fewer, and are not shown.");
    }
    long uncounted =
        (long) tables.number("SELECT count(*) FROM grants WHERE people_reached IS NULL");
    if (uncounted > 0) {
      missing.add(uncounted + " decisions say no number of people reached, and are in no row.");
    }
    missing.add(
        "People reached by several decisions are added up: who was reached by two counts twice.");
    missing.add(
        "The share reached only through friends is people less users: it is right where every user"
            + " is among the people reached.");
    return missing;
  }

  private static Reach reach(ResultSet row) throws SQLException {
    long users = row.getLong("users");
    double known = row.getDouble("of_known");
    double through = row.getDouble("through_friends");
    return new Reach(
        row.getString("organisation"),
        row.getString("data_type"),
        row.getLong("people"),
        0,
        users,
        0,
        users == 0 ? OptionalDouble.empty() : OptionalDouble.of(known / users),
        users == 0 || known == 0 ? OptionalDouble.empty() : OptionalDouble.of(through / known));
  }
}
