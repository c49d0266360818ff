package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
 * Replays the record of a platform's folder, of which nothing is changed. The world as it was is
 * folded anew beside it, in clear, as the platform's own store is; and removed afterwards.
 */
public final class ReplayedFolder {
  private static final String WORLD = "replay";

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
              () -> new PassingTables(folder.resolve(WORLD)),
              missing -> new ImportCopies(imports, vault, missing));
      return new Replay(files, parts).run(from, until, listener);
    }
  }

  /** Removes the world that a replay left when it was killed. */
  static void removeLeft(Path folder) throws IOException {
    PassingFolder.removeLeft(folder.resolve(WORLD));
  }

  private static final class PassingTables implements Replay.Tables {
    private final PassingFolder folder;
    private final RocksStore store;

    PassingTables(Path place) {
      try {
        folder = PassingFolder.in(place);
        store = RocksStore.open(folder.place("store"), RocksConfiguration.usual());
      } catch (IOException failed) {
        throw new UncheckedIOException("no place for the world as it was", failed);
      }
    }

    @Override
    public Table table(String name) {
      return store.table(name);
    }

    @Override
    public void close() {
      store.close();
      folder.close();
    }
  }
}
