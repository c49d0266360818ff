package org.evenhand.audit.findings;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** People reached for each who consented, from the columns of {@code grants.csv}. */
final class ForeignReach {
  private static final String REACHED = "people_reached";
  private static final String USERS = "users";
  // Of a row that names both; rows that lack one would make the other look too large.
  private static final String SQL =
      """
      SELECT organisation, data_type,
             sum(reached) AS people,
             sum(own) FILTER (WHERE own IS NOT NULL) AS users,
             sum(reached) FILTER (WHERE own IS NOT NULL) AS of_known,
             sum(greatest(reached - own, 0)) AS through_friends
      FROM (SELECT organisation, data_type,
                   try_cast(people_reached AS BIGINT) AS reached,
                   try_cast(users AS BIGINT) AS own
            FROM decided)
      WHERE reached IS NOT NULL
      GROUP BY organisation, data_type
      """;

  private ForeignReach() {}

  static Amplification of(Path grants) throws IOException {
    try (var table = ForeignTable.open(grants, null)) {
      if (!table.has(REACHED)) {
        return new Amplification(
            List.of(), List.of("grants.csv has no column people_reached: nobody can be counted."));
      }
      boolean users = table.has(USERS);
      var sql = users ? SQL : SQL.replace("try_cast(users AS BIGINT)", "CAST(NULL AS BIGINT)");
      var reaches =
          table.all(sql, ForeignReach::reach).stream().sorted(Amplification.WIDEST).toList();
      return new Amplification(reaches, missing(table, users));
    }
  }

  private static List<String> missing(ForeignTable table, boolean users) throws IOException {
    var missing = new ArrayList<String>();
    if (!users) {
      missing.add("grants.csv has no column users: nothing can be said for each who consented.");
    }
    long uncounted =
        table
            .all(
                "SELECT count(*) FROM decided WHERE try_cast(people_reached AS BIGINT) IS NULL",
                row -> row.getLong(1))
            .getFirst();
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
    long known = row.getLong("of_known");
    double through = row.getDouble("through_friends");
    return new Reach(
        row.getString("organisation"),
        row.getString("data_type"),
        row.getLong("people"),
        0,
        users,
        0,
        users == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) known / users),
        users == 0 || known == 0 ? OptionalDouble.empty() : OptionalDouble.of(through / known));
  }
}
