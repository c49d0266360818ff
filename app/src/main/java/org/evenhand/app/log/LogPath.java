package org.evenhand.app.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Tile;

/**
 * The path of a tile, or of the bundle with the entries of a tile of level 0.
 *
 * @param tile the tile
 * @param isBundle whether its entries are meant
 */
record LogPath(Tile tile, boolean isBundle) {
  /** How wide a full tile is. */
  static final int FULL = Tile.WIDTH;

  private static final String ENTRIES = "tile/entries/";
  private static final String LEAVES = "tile/0/";
  private static final int HEIGHT = 8;

  /** Understands a path; empty if it is not exactly one of those of tlog-tiles. */
  static Optional<LogPath> parse(String path) {
    boolean bundle = path.startsWith(ENTRIES);
    try {
      var tile = Tile.parse(bundle ? LEAVES + path.substring(ENTRIES.length()) : path);
      return Optional.of(new LogPath(tile, bundle));
    } catch (ProofException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  String path() {
    return isBundle ? EntryBundle.path(tile.index(), tile.width()) : tile.path();
  }

  int width() {
    return tile.width();
  }

  /** The bytes of a tile. */
  long bytes() {
    return (long) tile.width() * MerkleHash.BYTES;
  }

  LogPath withWidth(int width) {
    return new LogPath(new Tile(tile.level(), tile.index(), Math.max(width, 1)), isBundle);
  }

  /** How wide it is in a log of that size; 0 if it isn't there. */
  int widthIn(long size) {
    return width(hashes(size, tile.level()), tile.index());
  }

  private static long hashes(long size, int level) {
    return level * HEIGHT >= Long.SIZE ? 0 : size >>> (level * HEIGHT);
  }

  private static int width(long hashes, long index) {
    long first = Math.multiplyHigh(index, FULL) == 0 ? index * FULL : Long.MAX_VALUE;
    return Math.clamp(hashes - Math.min(first, hashes), 0, FULL);
  }

  /** The last tile of each level of a log of that size, and the last bundle. */
  static List<LogPath> edge(long size) {
    var edge = new ArrayList<LogPath>();
    for (int level = 0; hashes(size, level) > 0; level++) {
      long last = (hashes(size, level) - 1) / FULL;
      var tile = new Tile(level, last, width(hashes(size, level), last));
      edge.add(new LogPath(tile, false));
      if (level == 0) {
        edge.add(new LogPath(tile, true));
      }
    }
    return edge;
  }

  /**
   * The tiles and bundles of a log of that size which one of the earlier size had not, or had
   * narrower; the order is that in which they may be written.
   */
  static List<LogPath> grown(long earlier, long size) {
    var grown = new ArrayList<LogPath>();
    for (int level = 0; hashes(size, level) > 0; level++) {
      long before = hashes(earlier, level);
      long now = hashes(size, level);
      for (long index = before / FULL; index * FULL < now; index++) {
        if (width(now, index) > width(before, index)) {
          var tile = new Tile(level, index, width(now, index));
          grown.add(new LogPath(tile, false));
          if (level == 0) {
            grown.add(new LogPath(tile, true));
          }
        }
      }
    }
    return grown;
  }
}
