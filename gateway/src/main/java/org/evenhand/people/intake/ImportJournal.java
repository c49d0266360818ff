package org.evenhand.people.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.evenhand.record.DurableFolder;

/**
 * How far the import that runs has come, beside the copies: so that the same import, run again
 * after a crash, goes on instead of beginning anew. Holds hashes and counts, nothing of anybody.
 *
 * <p>Crash points. Written after the copy that it names is durable, and before the frame: whoever
 * finds it finds the copy whole. Removed after the rows are visible. One that stays behind says so
 * once more, and changes nothing.
 */
final class ImportJournal {
  private static final String COUNT = "count.";

  private final Path file;

  /**
   * What was read.
   *
   * @param source the fingerprint of what came in
   * @param copy the name of its copy, which the frame has or will have
   * @param what the frame's words
   * @param counts what was read and skipped, as {@link StagedRows#allCounts} names it
   */
  record Entry(String source, String copy, String what, Map<String, Long> counts) {
    Entry {
      counts = Map.copyOf(counts);
    }

    /** How many rows were read and are in the copy. */
    long rows() {
      return ofFrame().values().stream().mapToLong(Long::longValue).sum();
    }

    long count(String name) {
      return counts.getOrDefault(name, 0L);
    }

    /** Counts that the frame tells. */
    Map<String, Long> ofFrame() {
      var told = new TreeMap<>(counts);
      told.keySet().removeIf(name -> name.startsWith("passed."));
      return told;
    }
  }

  ImportJournal(Path folder) {
    file = folder.resolve("unfinished");
  }

  /** What the import that was cut short had reached; empty if none was, or not that far. */
  Optional<Entry> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      var lines = new Properties();
      lines.load(new StringReader(Files.readString(file)));
      var counts = new TreeMap<String, Long>();
      for (var name : lines.stringPropertyNames()) {
        if (name.startsWith(COUNT)) {
          counts.put(name.substring(COUNT.length()), Long.valueOf(lines.getProperty(name)));
        }
      }
      return Optional.of(
          new Entry(
              lines.getProperty("source", ""),
              lines.getProperty("copy", ""),
              lines.getProperty("what", ""),
              counts));
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " cannot be read", failed);
    } catch (IllegalArgumentException altered) {
      // Nobody's rows hang on it: without it, the import begins anew.
      return Optional.empty();
    }
  }

  void write(Entry entry) {
    var text = new StringBuilder();
    text.append("source=").append(entry.source).append('\n');
    text.append("copy=").append(entry.copy).append('\n');
    text.append("what=").append(entry.what).append('\n');
    new TreeMap<>(entry.counts)
        .forEach((name, count) ->
            text.append(COUNT).append(name).append('=').append(count).append('\n'));
    try {
      var part = file.resolveSibling("unfinished.part");
      Files.writeString(part, text);
      DurableFolder.publish(part, file);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " cannot be written", failed);
    }
  }

  /**
   * The import is done.
   *
   * @param copy the name of its copy: what another import left unfinished stays
   */
  void end(String copy) {
    if (read().filter(entry -> !entry.copy().equals(copy)).isPresent()) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(file + " cannot be removed", failed);
    }
  }
}
