package org.evenhand.audit.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBConnection;

/**
 * The tables of one audit, kept by DuckDB in a folder of their own that is gone afterwards. Memory
 * is bounded; what does not fit goes to that folder.
 */
public final class Tables implements AutoCloseable {
  /** The column with the line on which a row stands in its file. */
  public static final String LINE = "line_";

  private final ScratchFolder folder;
  private final DuckDBConnection connection;
  private final Feed feed;

  private Tables(ScratchFolder folder, DuckDBConnection connection) throws SQLException {
    this.folder = folder;
    this.connection = connection;
    this.feed = Feed.of(connection);
  }

  /**
   * Opens an empty set of tables.
   *
   * @param memory how much DuckDB may hold in memory, such as {@code 2GB}
   */
  public static Tables open(String memory) {
    try {
      var folder = new ScratchFolder();
      var settings = new Properties();
      settings.setProperty("memory_limit", memory);
      settings.setProperty("temp_directory", folder.path().resolve("spill").toString());
      settings.setProperty("preserve_insertion_order", "true");
      settings.setProperty("autoinstall_known_extensions", "false");
      settings.setProperty("autoload_known_extensions", "false");
      var url = "jdbc:duckdb:";
      return new Tables(folder, (DuckDBConnection) DriverManager.getConnection(url, settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB could not be opened", e);
    }
  }

  /**
   * Reads a file into the table of its schema.
   *
   * @param progress told how many bytes have been read
   * @throws BadInput if a cell, a line or the header is not as it must be; the table is gone then
   */
  public Loaded load(Schema schema, Path path, LongConsumer progress) {
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new BadInput(path + ": there is no such file, or it can't be read");
    }
    return new Loading(feed, schema, path, progress).run();
  }

  /** Runs a statement. */
  public void run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("could not run: " + sql, e);
    }
  }

  /** Takes each row of a query. */
  public void each(String sql, Row row) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        row.take(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not run: " + sql, e);
    }
  }

  /** The number that a query gives as its only cell; 0 if that is null. */
  public double number(String sql) {
    var out = new double[1];
    each(sql, row -> out[0] = row.getDouble(1));
    return out[0];
  }

  /** A name as SQL writes it. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL writes it. */
  public static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** Takes a row. */
  public interface Row {
    /** Takes the row on which the cursor stands. */
    void take(ResultSet row) throws SQLException;
  }

  @Override
  public void close() {
    try {
      connection.close();
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB could not be closed", e);
    }
  }
}
