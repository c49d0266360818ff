package org.evenhand.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.evenhand.proof.ProofException.Malformed;

/**
 * One tile of a log: up to 256 hashes of one level (C2SP tlog-tiles, "Merkle Tree").
 *
 * @param level 0 for leaves; a hash of a level stands for a full tile of the level below
 * @param index which tile of that level
 * @param width how many hashes: {@value #WIDTH}, or fewer if it is partial
 */
public record Tile(int level, long index, int width) {
  /** How many hashes a full tile has. */
  public static final int WIDTH = 256;

  /** How many levels of the tree a tile spans. */
  static final int HEIGHT = 8;

  private static final int MAX_LEVEL = 63;
  private static final String PREFIX = "tile/";

  /** Refuses what can't be a tile. */
  public Tile {
    if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("No tile: " + level + ", " + index + ", " + width);
    }
  }

  /**
   * The tile of a level with an index, as wide as it is in a tree of that size.
   *
   * @throws IndexOutOfBoundsException if that tree has no such tile
   */
  static Tile in(long size, int level, long index) {
    // From level 8 on a single hash would stand for 2^64 leaves.
    long hashes = level * HEIGHT >= Long.SIZE ? 0 : size >>> (level * HEIGHT);
    // Not (hashes + WIDTH - 1) / WIDTH: sizes go up to 2^63 - 1.
    Objects.checkIndex(index, hashes / WIDTH + (hashes % WIDTH > 0 ? 1 : 0));
    return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
  }

  /** The leaves that the tile's hashes stand for together. */
  Subtree span() {
    int up = level * HEIGHT;
    long first = index * WIDTH;
    return new Subtree(first << up, (first + width) << up);
  }

  /** The partial tiles of a tree of that size, one for each level at most, from the leaves up. */
  static List<Tile> partial(long size) {
    var tiles = new ArrayList<Tile>();
    int level = 0;
    for (long hashes = size; hashes > 0; hashes >>>= HEIGHT) {
      if (hashes % WIDTH > 0) {
        tiles.add(new Tile(level, hashes / WIDTH, (int) (hashes % WIDTH)));
      }
      level++;
    }
    return tiles;
  }

  /** Where it is served, relative to the log: {@code tile/0/x001/x234/067.p/12}. */
  public String path() {
    return PREFIX + level + "/" + number(index, width);
  }

  /** Parses such a path; what it gives has that very path. */
  public static Tile parse(String path) throws Malformed {
    Strict.check(path.startsWith(PREFIX), "Not a tile's path");
    int slash = path.indexOf('/', PREFIX.length());
    Strict.check(slash > 0, "Not a tile's path");
    long level = Strict.decimal(path.substring(PREFIX.length(), slash));
    Strict.check(level <= MAX_LEVEL, "Level %d", level);
    var rest = path.substring(slash + 1);
    var tile = new Tile((int) level, index(rest), width(rest));
    Strict.check(tile.path().equals(path), "Not a tile's path");
    return tile;
  }

  /** {@code <N>[.p/<W>]}: the index in groups of three digits, all but the last after an x. */
  static String number(long index, int width) {
    var groups = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
    }
    return width == WIDTH ? groups.toString() : groups + ".p/" + width;
  }

  // These two read leniently; parse compares the path that comes out with the one that came in.
  static long index(String number) throws Malformed {
    int partial = number.indexOf(".p/");
    var digits = (partial < 0 ? number : number.substring(0, partial)).replaceAll("[x/]", "");
    return Strict.decimal(digits.replaceFirst("^0+(?=.)", ""));
  }

  static int width(String number) throws Malformed {
    int partial = number.indexOf(".p/");
    long width = partial < 0 ? WIDTH : Strict.decimal(number.substring(partial + 3));
    Strict.check(width >= 1 && width <= WIDTH, "A tile %d wide", width);
    return (int) width;
  }

  /** The tile's hashes from its bytes. */
  public List<byte[]> parseHashes(byte[] bytes) throws Malformed {
    Strict.check(bytes.length == width * MerkleHash.BYTES, "%d bytes in %s", bytes.length, path());
    var hashes = new ArrayList<byte[]>(width);
    for (int at = 0; at < bytes.length; at += MerkleHash.BYTES) {
      hashes.add(java.util.Arrays.copyOfRange(bytes, at, at + MerkleHash.BYTES));
    }
    return hashes;
  }

  /** The bytes of a tile with these hashes. */
  static byte[] bytes(List<byte[]> hashes) {
    var bytes = new byte[hashes.size() * MerkleHash.BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, bytes, i * MerkleHash.BYTES, MerkleHash.BYTES);
    }
    return bytes;
  }
}
