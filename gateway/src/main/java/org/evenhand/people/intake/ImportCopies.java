package org.evenhand.people.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.evenhand.people.Missing;
import org.evenhand.people.People;
import org.evenhand.record.DurableFolder;
import org.evenhand.record.KeyVault;

/**
 * Keeps what imports bring in a folder of its own, one file each, named by its SHA-256, which is
 * what the import's frame names: so the record proves it, and every decision can be made again on
 * what stood then. Each person's part is sealed under that person's key, and goes with it.
 */
public final class ImportCopies implements People.KeptRows {
  private static final String PART = "copy.part";

  private final Path folder;
  private final KeyVault vault;
  private final Consumer<Missing> missing;

  /** Over a folder, which is made with the first copy. */
  public ImportCopies(Path folder, KeyVault vault) {
    this(folder, vault, _ -> {});
  }

  /**
   * Over a folder.
   *
   * @param missing told, while a copy is read, of rows that cannot be read whole any more
   */
  public ImportCopies(Path folder, KeyVault vault, Consumer<Missing> missing) {
    this.folder = folder;
    this.vault = vault;
    this.missing = missing;
  }

  // The file is written whole under another name, synced, and moved into its place. A crash leaves
  // the part, which the next import writes over, or a copy that no frame names.
  synchronized String keep(Arrived rows) {
    try {
      DurableFolder.make(folder);
      var part = folder.resolve(PART);
      var digest = Sha256.digest();
      try (var out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new DigestOutputStream(Files.newOutputStream(part), digest), 1 << 16))) {
        new CopyWriter(rows, vault).write(out);
      }
      var sha256 = Sha256.hex(digest);
      DurableFolder.publish(part, folder.resolve(sha256));
      return sha256;
    } catch (IOException failed) {
      throw new UncheckedIOException("no copy of the import can be kept in " + folder, failed);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the copy is there and is not what its name says
   */
  @Override
  public Optional<People.ArrivingRows> of(String sha256, int lastNumber) {
    return read(sha256, lastNumber).map(rows -> rows);
  }

  /** How far the import that runs has come. */
  ImportJournal journal() {
    return new ImportJournal(folder);
  }

  Optional<Arrived> read(String sha256, int lastNumber) {
    var path = folder.resolve(sha256);
    if (!sha256.matches("[0-9a-f]{64}") || !Files.exists(path)) {
      return Optional.empty();
    }
    try {
      // Hashed first, and read only if it is what the record names.
      if (!hash(path).equals(sha256)) {
        throw new IOException("it was altered: its SHA-256 is not its name");
      }
      try (var in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
        var reader = new CopyReader(vault, missing);
        reader.read(in);
        return Optional.of(reader.rows(lastNumber));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the import's copy " + path + " cannot be read", failed);
    }
  }

  private static String hash(Path path) throws IOException {
    var digest = Sha256.digest();
    try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.hex(digest);
  }
}
