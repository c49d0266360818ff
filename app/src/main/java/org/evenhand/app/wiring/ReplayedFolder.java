package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.evenhand.gate.replay.Replay;
import org.evenhand.gate.replay.ReplayListener;
import org.evenhand.gate.replay.ReplayReport;
import org.evenhand.people.CatalogueFile;
import org.evenhand.people.intake.ImportCopies;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.Table;
import org.evenhand.record.vault.FileKeyVault;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.store.rocks.RocksStore;

/**
 * Replays the record of a platform's folder, which is only read. The world as it was is folded anew
 * in a folder for temporary files, which is removed afterwards.
 */
public final class ReplayedFolder {
  private ReplayedFolder() {}

  /**
   * Decides what stands from one position to another once more.
   *
   * @param folder holds {@code log/}, {@code vault/} and {@code imports/}
   * @throws IOException if it cannot be read
   */
  public static ReplayReport replay(Path folder, long from, long until, ReplayListener listener)
      throws IOException {
    var catalogue = CatalogueFile.builtIn();
    try (var vault = FileKeyVault.reading(folder.resolve("vault"));
        var files = DirectoryLogFiles.reading(folder.resolve("log"))) {
      var imports = folder.resolve("imports");
      var parts =
          new Replay.Parts(
              catalogue,
              vault,
              TemporaryTables::new,
              missing -> new ImportCopies(imports, vault, missing));
      return new Replay(files, parts).run(from, until, listener);
    }
  }

  private static final class TemporaryTables implements Replay.Tables {
    private final Path folder;
    private final RocksStore store;

    TemporaryTables() {
      try {
        folder = Files.createTempDirectory("evenhand-replay");
        store = RocksStore.open(folder, RocksConfiguration.usual());
      } catch (IOException failed) {
        throw new UncheckedIOException("no folder for temporary files", failed);
      }
    }

    @Override
    public Table table(String name) {
      return store.table(name);
    }

    @Override
    public void close() {
      store.close();
      try (var all = Files.walk(folder)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(folder + " could not be removed", failed);
      }
    }
  }
}
