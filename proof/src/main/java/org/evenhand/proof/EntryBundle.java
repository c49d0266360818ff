package org.evenhand.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.evenhand.proof.ProofException.Malformed;

/**
 * Up to 256 entries of a log, those of one tile of level 0 (C2SP tlog-tiles, "Log entries").
 *
 * @param index which bundle
 * @param entries the entries' bytes
 */
public record EntryBundle(long index, List<byte[]> entries) {
  /** How many bytes an entry may have: its length is written in 16 bits. */
  public static final int MAX_ENTRY = 0xffff;

  private static final String PREFIX = "tile/entries/";

  /**
   * Keeps a copy.
   *
   * @throws IllegalArgumentException if no bundle could hold these
   */
  public EntryBundle {
    entries = entries.stream().map(byte[]::clone).toList();
    boolean fits = entries.stream().allMatch(entry -> entry.length <= MAX_ENTRY);
    if (index < 0 || entries.isEmpty() || entries.size() > Tile.WIDTH || !fits) {
      throw new IllegalArgumentException("No bundle: " + index + " of " + entries.size());
    }
  }

  /** Where it is served, relative to the log: {@code tile/entries/x001/x234/067.p/12}. */
  public String path() {
    return path(index, entries.size());
  }

  /** Where the bundle with that index and so many entries is served. */
  public static String path(long index, int width) {
    return PREFIX + Tile.number(index, width);
  }

  /**
   * Parses a bundle; what it gives prints back to the same bytes.
   *
   * @param path where it was found, which says how many entries it must have
   */
  public static EntryBundle parse(String path, byte[] bytes) throws Malformed {
    Strict.check(path.startsWith(PREFIX), "Not a bundle's path");
    var number = path.substring(PREFIX.length());
    long index = Tile.index(number);
    int width = Tile.width(number);
    Strict.check(path(index, width).equals(path), "Not a bundle's path");
    var bundle = new ArrayList<byte[]>(width);
    for (int at = 0; at < bytes.length; ) {
      Strict.check(bundle.size() < width, "More than %d entries in %s", width, path);
      Strict.check(bytes.length - at >= 2, "A torn length in %s", path);
      int length = Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
      at += 2;
      Strict.check(length <= bytes.length - at, "A torn entry in %s", path);
      bundle.add(Arrays.copyOfRange(bytes, at, at + length));
      at += length;
    }
    Strict.check(bundle.size() == width, "%d entries in %s", bundle.size(), path);
    return new EntryBundle(index, bundle);
  }

  /**
   * The bundles to write when a log grows, by path: those that have filled, and the new partial
   * one.
   *
   * @param size how many entries the log had
   * @param last the entries of its partial bundle, none if {@code size} is a multiple of 256
   * @param more the entries that are new
   * @throws IllegalArgumentException if {@code last} doesn't belong to that size
   */
  public static SequencedMap<String, byte[]> grow(long size, List<byte[]> last, List<byte[]> more) {
    if (last.size() != size % Tile.WIDTH) {
      throw new IllegalArgumentException(last.size() + " entries behind a log of " + size);
    }
    var files = new LinkedHashMap<String, byte[]>();
    if (!more.isEmpty()) {
      var all = new ArrayList<>(last);
      all.addAll(more);
      for (int at = 0; at < all.size(); at += Tile.WIDTH) {
        var entries = all.subList(at, Math.min(at + Tile.WIDTH, all.size()));
        var bundle = new EntryBundle((size + at) / Tile.WIDTH, entries);
        files.put(bundle.path(), bundle.bytes());
      }
    }
    return files;
  }

  /** The bundle's bytes. */
  public byte[] bytes() {
    var out = new ByteArrayOutputStream();
    for (var entry : entries) {
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /** The hashes of the entries as leaves. */
  public List<byte[]> leaves() {
    return entries.stream().map(MerkleHash::leaf).toList();
  }
}
