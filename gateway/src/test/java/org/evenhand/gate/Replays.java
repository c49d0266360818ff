package org.evenhand.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.gate.replay.Replay;
import org.evenhand.gate.replay.ReplayListener;
import org.evenhand.gate.replay.ReplayReport;
import org.evenhand.gate.replay.Verdict;
import org.evenhand.people.intake.ImportCopies;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Table;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.store.memory.MemoryTable;

/** A folder's record, decided again. */
final class Replays implements ReplayListener {
  private final TreeMap<Long, Verdict> verdicts = new TreeMap<>();
  private ReplayReport report = new ReplayReport(0, 0, 0, 0, 0, List.of());

  private Replays() {}

  static Replays of(Path folder) {
    return of(folder, 1, Long.MAX_VALUE);
  }

  static Replays of(Path folder, long from, long until) {
    var replays = new Replays();
    replays.report = run(folder, from, until, replays);
    return replays;
  }

  /** The whole record, told to somebody else. */
  static ReplayReport listened(Path folder, ReplayListener listener) {
    return run(folder, 1, Long.MAX_VALUE, listener);
  }

  private static ReplayReport run(Path folder, long from, long until, ReplayListener listener) {
    try (var vault = FileKeyVault.reading(folder.resolve("vault"));
        var files = DirectoryLogFiles.reading(folder.resolve("log"))) {
      var parts =
          new Replay.Parts(
              Town.CATALOGUE,
              vault,
              InMemory::new,
              missing -> new ImportCopies(folder.resolve("imports"), vault, missing));
      return new Replay(files, parts).run(from, until, listener);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InMemory implements Replay.Tables {
    private final ConcurrentHashMap<String, Table> tables = new ConcurrentHashMap<>();

    @Override
    public Table table(String name) {
      return tables.computeIfAbsent(name, _ -> new MemoryTable());
    }

    @Override
    public void close() {
      tables.clear();
    }
  }

  @Override
  public void reached(long position) {}

  @Override
  public void decided(long position, Verdict verdict) {
    if (verdicts.put(position, verdict) != null) {
      throw new AssertionError(position + " was decided twice");
    }
  }

  ReplayReport report() {
    return report;
  }

  Verdict at(long position) {
    var verdict = verdicts.get(position);
    if (verdict == null) {
      throw new AssertionError(position + " was not decided");
    }
    return verdict;
  }

  /** Everything that did not come out the same, in words. */
  List<String> wrong() {
    return verdicts.entrySet().stream()
        .filter(e -> !(e.getValue() instanceof Verdict.Same))
        .map(e -> e.getKey() + ": " + e.getValue())
        .toList();
  }

  /** Why the one at a position is different. */
  List<String> why(long position) {
    return switch (at(position)) {
      case Verdict.Different(var why) -> why;
      case Verdict other -> throw new AssertionError(position + " is " + other);
    };
  }
}
