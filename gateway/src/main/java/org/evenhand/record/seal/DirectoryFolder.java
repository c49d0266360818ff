package org.evenhand.record.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.DurableFolder;

/** A folder on a disk. One process writes it; any number may read. */
public final class DirectoryFolder implements Folder {
  private static final String FRESH = ".new";

  private final Path root;

  /** The folder at that path, which need not be there yet. */
  public DirectoryFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(at(path)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    var file = at(path);
    DurableFolder.make(file.resolveSibling(".").normalize());
    var fresh = file.resolveSibling(file.getFileName() + FRESH);
    Files.write(fresh, bytes);
    DurableFolder.publish(fresh, file);
  }

  @Override
  public List<String> list(String path) throws IOException {
    try (var files = Files.list(at(path))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(FRESH))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    var tree = at(path);
    if (Files.exists(tree)) {
      try (var files = Files.walk(tree)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      DurableFolder.sync(tree.resolveSibling(".").normalize());
    }
  }

  private Path at(String path) {
    var file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException(path + " leads out of its folder");
    }
    return file;
  }
}
