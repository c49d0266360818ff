package org.evenhand.bench.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Damages copies of a platform's folder, as its random numbers say. */
final class Wrecker {
  private static final int SECTOR = 512;

  private final Path folder;
  private final Map<String, List<String>> kinds;
  private final Random random;

  /**
   * One for copies of a folder.
   *
   * @param folder the whole one
   */
  Wrecker(Path folder, Random random) throws IOException {
    this.folder = folder;
    this.random = random;
    this.kinds = kinds(folder);
  }

  /** All files by kind, so that the few are met as often as the many. */
  private static Map<String, List<String>> kinds(Path folder) throws IOException {
    var kinds = new TreeMap<String, List<String>>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        var name = folder.relativize(file).toString();
        kinds.computeIfAbsent(kind(name), _ -> new ArrayList<>()).add(name);
      }
    }
    return kinds;
  }

  private static String kind(String name) {
    if (name.startsWith("public/tile/")) {
      var what = name.startsWith("public/tile/entries/") ? "bundle" : "tile";
      return name.contains(".p/") ? "partial " + what : what;
    }
    if (name.startsWith("store/") || name.startsWith("public/tally/")) {
      return name.substring(0, name.lastIndexOf('/'));
    }
    if (name.startsWith("photos/")) {
      return "photos";
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 && !name.startsWith("vault/")
        ? name.substring(0, name.indexOf('/')) + name.substring(dot)
        : name;
  }

  private List<String> logFiles() {
    return kinds.getOrDefault("log.log", List.of());
  }

  /** The kinds of files that it meets. */
  List<String> kinds() {
    return List.copyOf(kinds.keySet());
  }

  /** Damages a copy. */
  Damage wreck(Path copy, Damage.Kind kind) throws IOException {
    return switch (kind) {
      case FLIP -> flip(copy, file());
      case CUT -> cut(copy, file());
      case TEAR -> tear(copy);
      case REMOVE -> remove(copy, file());
      case SWAP -> swap(copy);
    };
  }

  private String file() throws IOException {
    var all = new ArrayList<>(kinds.values());
    // Half of the damage meets the record itself.
    var some = random.nextBoolean() ? logFiles() : all.get(random.nextInt(all.size()));
    var name = some.get(random.nextInt(some.size()));
    return Files.size(folder.resolve(name)) == 0 ? file() : name;
  }

  private Damage flip(Path copy, String name) throws IOException {
    long at = place(name);
    try (var open = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      open.seek(at);
      int old = open.read();
      open.seek(at);
      open.write(old ^ (1 + random.nextInt(255)));
    }
    return new Damage(Damage.Kind.FLIP, List.of(name), at);
  }

  // Of a log file mostly what was written: the zeros behind are many, and all alike.
  private long place(String name) throws IOException {
    long size = Files.size(folder.resolve(name));
    return name.endsWith(".log") && random.nextInt(8) > 0
        ? random.nextLong(FrameEnds.of(folder.resolve(name)).end())
        : random.nextLong(size);
  }

  private Damage cut(Path copy, String name) throws IOException {
    long at = place(name);
    if (name.endsWith(".log") && random.nextInt(3) == 0) {
      at = FrameEnds.of(folder.resolve(name)).endBefore(at); // where no frame is broken by it
    }
    try (var open = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      open.setLength(at);
    }
    return new Damage(Damage.Kind.CUT, List.of(name), at);
  }

  /** From somewhere in the last frames, or a little behind them. */
  private Damage tear(Path copy) throws IOException {
    var name = logFiles().getLast();
    var ends = FrameEnds.of(folder.resolve(name));
    long size = Files.size(folder.resolve(name));
    long from = random.nextInt(4) == 0 ? ends.end() : ends.endBefore(ends.end());
    for (int back = random.nextInt(12); back > 0 && from < ends.end(); back--) {
      from = ends.endBefore(from);
    }
    long at = Math.min(size - 1, from + random.nextInt(600));
    var torn = new byte[(int) Math.min(size - at, 1 + random.nextInt(8 * SECTOR))];
    if (random.nextBoolean()) {
      random.nextBytes(torn);
    } else {
      torn = new byte[(int) (size - at)];
    }
    try (var open = new RandomAccessFile(copy.resolve(name).toFile(), "rw")) {
      open.seek(at);
      open.write(torn);
    }
    return new Damage(Damage.Kind.TEAR, List.of(name), at);
  }

  private Damage remove(Path copy, String name) throws IOException {
    Files.delete(copy.resolve(name));
    return new Damage(Damage.Kind.REMOVE, List.of(name), 0);
  }

  private Damage swap(Path copy) throws IOException {
    var several = kinds.values().stream().filter(files -> files.size() > 1).toList();
    var files = new ArrayList<>(several.get(random.nextInt(several.size())));
    var one = files.remove(random.nextInt(files.size()));
    var other = files.get(random.nextInt(files.size()));
    var aside = copy.resolve("aside");
    Files.move(copy.resolve(one), aside);
    Files.move(copy.resolve(other), copy.resolve(one));
    Files.move(aside, copy.resolve(other));
    return new Damage(Damage.Kind.SWAP, List.of(one, other), 0);
  }
}
