package org.evenhand.record.segment;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB with bounds: so much memory, so many threads, nothing fetched from anywhere. */
final class Duck {
  /** Half of what a small machine can spare; what does not fit is sorted on disk. */
  private static final String MEMORY = "384MB";

  private Duck() {}

  /**
   * A database of its own.
   *
   * @param work a folder for it and for what does not fit into memory; removed by the caller
   */
  static DuckDBConnection open(Path work) throws SQLException {
    var settings = new Properties();
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("threads", "2");
    settings.setProperty("temp_directory", work.resolve("spill").toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    return (DuckDBConnection)
        DriverManager.getConnection("jdbc:duckdb:" + work.resolve("work.db"), settings);
  }

  /** A path as a text of SQL. */
  static String quoted(Path path) {
    return quoted(path.toString());
  }

  /** A text of SQL. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
