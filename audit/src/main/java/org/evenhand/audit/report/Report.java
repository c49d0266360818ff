package org.evenhand.audit.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.evenhand.audit.result.AuditResult;

/**
 * Writes an audit's report: a page, JSON, tables, methods. The same result gives the same bytes.
 */
public final class Report {
  private Report() {}

  /**
   * Writes all files of a report into a folder, which is made if it isn't there.
   *
   * @param command the command that gives the same report again
   */
  public static void write(Path folder, AuditResult result, String command) throws IOException {
    Files.createDirectories(folder.resolve("tables"));
    for (Map.Entry<String, String> table : CsvTables.of(result).entrySet()) {
      put(folder.resolve("tables").resolve(table.getKey() + ".csv"), table.getValue());
    }
    put(folder.resolve("report.json"), Json.of(result));
    put(folder.resolve("methods.md"), Methods.of(result, command));
    put(folder.resolve("report.html"), new Page(result, command).html());
  }

  /** Writes beside and then moves, so that nobody ever reads half a file. */
  private static void put(Path path, String text) throws IOException {
    var part = path.resolveSibling(path.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
