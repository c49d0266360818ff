package org.evenhand.record;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.record.seal.Folder;

/** A folder whose next write can be made to fail, having reached the disk or not. */
final class MemoryFolder implements Folder {
  private final Map<String, byte[]> files;
  private int writes;
  private int failAt = -1;
  private boolean reaches;

  MemoryFolder() {
    this(new TreeMap<>());
  }

  private MemoryFolder(Map<String, byte[]> files) {
    this.files = files;
  }

  /** The write of that number, counted from now, fails. */
  MemoryFolder failing(int at, boolean reachesTheDisk) {
    failAt = writes + at;
    reaches = reachesTheDisk;
    return this;
  }

  /** What a restart finds. */
  MemoryFolder afterCrash() {
    return new MemoryFolder(new TreeMap<>(files));
  }

  int writes() {
    return writes;
  }

  Map<String, byte[]> files() {
    return files;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(byte[]::clone);
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    boolean fails = writes++ == failAt;
    if (!fails || reaches) {
      files.put(path, bytes.clone());
    }
    if (fails) {
      throw new IOException("the disk fails at " + path);
    }
  }

  @Override
  public List<String> list(String path) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(path + "/"))
        .map(file -> file.substring(path.length() + 1))
        .filter(file -> !file.contains("/"))
        .toList();
  }

  @Override
  public void delete(String path) {
    files.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
  }
}
