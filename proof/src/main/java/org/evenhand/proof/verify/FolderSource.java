package org.evenhand.proof.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A public log in a folder. */
final class FolderSource implements LogSource {
  private final Path root;
  private final String prefix;

  FolderSource(Path root, String prefix) {
    this.root = root;
    this.prefix = prefix;
  }

  @Override
  public String name(String path) {
    return prefix + path;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(PlainFile.read(root.resolve(path), MOST, "file of a log"));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (var files = Files.list(root.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    // A running server removes partial tiles: what is gone by the time that it is looked at was
    // one.
    try (var files = Files.walk(root)) {
      for (var all = files.iterator(); all.hasNext(); ) {
        var file = all.next();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          visitor.file(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    } catch (UncheckedIOException gone) {
      if (!(gone.getCause() instanceof NoSuchFileException)) {
        throw gone.getCause();
      }
    }
  }
}
