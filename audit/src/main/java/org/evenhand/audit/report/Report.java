package org.evenhand.audit.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
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
    var files = new LinkedHashMap<Path, String>();
    CsvTables.of(result)
        .forEach(
            (name, table) -> files.put(folder.resolve("tables").resolve(name + ".csv"), table));
    files.put(folder.resolve("report.json"), Json.of(result));
    files.put(folder.resolve("methods.md"), Methods.of(result, command));
    files.put(folder.resolve("report.html"), new Page(result, command).html());
    Files.createDirectories(folder.resolve("tables"));
    put(files);
  }

  /**
   * Writes all beside and then moves them, so that nobody ever reads half a file, and a full disk
   * leaves an earlier report as it was.
   */
  private static void put(Map<Path, String> files) throws IOException {
    try {
      for (var file : files.entrySet()) {
        write(part(file.getKey()), file.getValue());
      }
      for (var path : files.keySet()) {
        Files.move(
            part(path), path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (var path : files.keySet()) {
        Files.deleteIfExists(part(path));
      }
    }
  }

  private static void write(Path path, String text) throws IOException {
    try {
      Files.writeString(path, text);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException failure) {
      throw new FileSystemException(path.toString(), null, failure.getMessage());
    }
  }

  private static Path part(Path path) {
    return path.resolveSibling(path.getFileName() + ".part");
  }
}
