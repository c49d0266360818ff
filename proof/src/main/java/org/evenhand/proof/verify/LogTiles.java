package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.Tile;

/** The tiles and bundles of a log of one size, as they lie: nothing here is proven. */
final class LogTiles {
  private static final int HEIGHT = 8;

  private final LogSource source;
  private final long size;

  /**
   * A file that was found.
   *
   * @param path where
   * @param bytes of the first {@code width} hashes or entries, or of more
   */
  @SuppressWarnings("ArrayRecordComponent") // a file's bytes; nobody compares these
  record Found(String path, byte[] bytes) {}

  LogTiles(LogSource source, long size) {
    this.source = source;
    this.size = size;
  }

  long size() {
    return size;
  }

  LogSource source() {
    return source;
  }

  /** How many tiles of level 0 there are, and as many bundles. */
  long bundles() {
    return tiles(0);
  }

  private long tiles(int level) {
    // Not (hashes + WIDTH - 1) / WIDTH: sizes go up to 2^63 - 1.
    return hashes(level) / Tile.WIDTH + (hashes(level) % Tile.WIDTH > 0 ? 1 : 0);
  }

  private long hashes(int level) {
    return level * HEIGHT >= Long.SIZE ? 0 : size >>> (level * HEIGHT);
  }

  /** How wide the tile of a level and index is in a log of this size; 0 if it has none. */
  int width(int level, long index) {
    // A stranger's index may be so large that its product is not.
    return index >= tiles(level)
        ? 0
        : Math.clamp(hashes(level) - index * Tile.WIDTH, 0, Tile.WIDTH);
  }

  /** The file of a tile: the partial one, or the full one that has taken its place since. */
  Optional<Found> tile(int level, long index) throws IOException {
    var path = new Tile(level, index, width(level, index)).path();
    return either(path, new Tile(level, index, Tile.WIDTH).path());
  }

  /** The hashes of a tile of level 0, as its file says; empty if it is missing or has no such. */
  Optional<List<byte[]>> leaves(long index) throws IOException {
    int width = width(0, index);
    var found = tile(0, index);
    if (found.isEmpty() || found.get().bytes().length % 32 != 0) {
      return Optional.empty();
    }
    try {
      int there = found.get().bytes().length / 32;
      boolean fits = there == width || there == Tile.WIDTH;
      return fits
          ? Optional.of(
              new Tile(0, index, there).parseHashes(found.get().bytes()).subList(0, width))
          : Optional.empty();
    } catch (Malformed wrong) {
      return Optional.empty();
    }
  }

  /** The file of a bundle, in the same way. */
  Optional<Found> bundle(long index) throws IOException {
    return either(EntryBundle.path(index, width(0, index)), EntryBundle.path(index, Tile.WIDTH));
  }

  private Optional<Found> either(String partial, String full) throws IOException {
    var there = source.read(partial);
    return there.isPresent()
        ? there.map(bytes -> new Found(partial, bytes))
        : source.read(full).map(bytes -> new Found(full, bytes));
  }

  /** The older, narrower files of a tile or bundle that are still there, by their full path. */
  List<Found> older(String full, int width) throws IOException {
    var found = new java.util.ArrayList<Found>();
    for (var name : source.list(full + ".p")) {
      boolean older = name.matches("[1-9][0-9]{0,2}") && Integer.parseInt(name) < width;
      if (older) {
        var path = full + ".p/" + name;
        source.read(path).ifPresent(bytes -> found.add(new Found(path, bytes)));
      }
    }
    return found;
  }
}
