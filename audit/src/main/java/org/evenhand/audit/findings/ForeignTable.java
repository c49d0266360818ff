package org.evenhand.audit.findings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of another platform as tables of a database in memory, bounded: what does not fit into
 * it goes to a temporary folder. Cells are texts, and nothing is guessed of them.
 */
final class ForeignTable implements AutoCloseable {
  private static final Set<String> NEEDED =
      Set.of("decision_id", "decided_at", "organisation", "app", "data_type", "outcome");

  private final Connection database;
  private final Path work;
  private final Set<String> columns;

  private ForeignTable(Connection database, Path work, Set<String> columns) {
    this.database = database;
    this.work = work;
    this.columns = columns;
  }

  /** Makes a value of a row. */
  interface Making<T> {
    /** Of the row that is looked at. */
    T of(ResultSet row) throws SQLException;
  }

  /**
   * Opens them as the table {@code decided}: the columns of {@code grants.csv}, {@code moment}, and
   * {@code category}, which is empty where none is known.
   *
   * @param partners null if there are none
   */
  static ForeignTable open(Path grants, @Nullable Path partners) throws IOException {
    var work = Files.createTempDirectory("evenhand-audit-");
    try {
      var database = DriverManager.getConnection("jdbc:duckdb:");
      try {
        return new ForeignTable(database, work, load(database, work, grants, partners));
      } catch (SQLException | IOException failed) {
        database.close();
        throw failed;
      }
    } catch (SQLException failed) {
      Files.deleteIfExists(work);
      throw new IOException(grants + " can't be read: " + failed.getMessage(), failed);
    } catch (IOException failed) {
      Files.deleteIfExists(work);
      throw failed;
    }
  }

  private static Set<String> load(
      Connection database, Path work, Path grants, @Nullable Path partners)
      throws IOException, SQLException {
    execute(database, "SET memory_limit='1GB'");
    execute(database, "SET temp_directory=" + text(work.toString()));
    var columns = read(database, "grants", grants);
    for (var needed : NEEDED) {
      if (!columns.contains(needed)) {
        throw new IOException(grants + " has no column '" + needed + "'");
      }
    }
    var known = partners == null ? Set.<String>of() : read(database, "partners", partners);
    join(database, columns, known);
    return columns;
  }

  private static Set<String> read(Connection database, String table, Path file)
      throws IOException, SQLException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    execute(
        database,
        "CREATE VIEW "
            + table
            + " AS SELECT * FROM read_csv("
            + text(file.toString())
            + ", header=true, all_varchar=true, delim=',', quote='\"', escape='\"')");
    var columns = new TreeSet<String>();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery("DESCRIBE " + table)) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return columns;
  }

  private static void join(Connection database, Set<String> columns, Set<String> known)
      throws SQLException {
    boolean own = columns.contains("category");
    boolean partners = known.contains("category") && known.contains("organisation");
    var category = own ? "g.category" : partners ? "p.category" : "''";
    execute(
        database,
        "CREATE TABLE decided AS SELECT g.* "
            + (own ? "EXCLUDE (category)" : "")
            + ", CAST(g.decided_at AS TIMESTAMP) AS moment, coalesce("
            + category
            + ", '') AS category FROM grants g"
            + (partners && !own
                ? " LEFT JOIN (SELECT organisation, any_value(category) AS category FROM partners"
                    + " GROUP BY organisation) p ON p.organisation = g.organisation"
                : ""));
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** Whether {@code grants.csv} has a column. */
  boolean has(String column) {
    return columns.contains(column);
  }

  /** The rows of a query, few. */
  <T> List<T> all(String sql, Making<T> making) throws IOException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(making.of(rows));
      }
      return all;
    } catch (SQLException failed) {
      throw new IOException("the files can't be analysed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException failed) {
      throw new IOException("the database can't be closed", failed);
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
