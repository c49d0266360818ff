package org.evenhand.record.seal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    var folder = file.resolveSibling(".").normalize();
    make(folder);
    var fresh = file.resolveSibling(file.getFileName() + FRESH);
    try (var channel = FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING)) {
      for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
        channel.write(left);
      }
      // Before the new name: else the name could survive a loss of power that the bytes do not.
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(folder);
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
      force(tree.resolveSibling(".").normalize());
    }
  }

  /** A new folder's name is durable only once the folder above was synced. */
  private static void make(Path folder) throws IOException {
    var missing = new ArrayDeque<Path>();
    for (var at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
      missing.push(at);
    }
    for (var next : missing) {
      Files.createDirectory(next);
      force(next.resolveSibling(".").normalize());
    }
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, READ)) {
      channel.force(true);
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
