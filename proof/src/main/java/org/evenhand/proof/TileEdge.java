package org.evenhand.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.evenhand.proof.ProofException.Untrusted;

/**
 * The right edge of a log's tiles: all that is needed to write the tiles of a larger tree. It never
 * changes; {@link #append} gives the next one together with the files to write.
 */
public final class TileEdge {
  /** The edge of an empty log. */
  public static final TileEdge EMPTY = new TileEdge(0, List.of());

  private final long size;
  // The hashes of each level's partial tile, from the leaves up; none where it has just filled.
  private final List<List<byte[]>> levels;

  private TileEdge(long size, List<List<byte[]>> levels) {
    this.size = size;
    this.levels = levels;
  }

  /**
   * What an append leads to.
   *
   * @param edge the new edge
   * @param files the tiles to write, by path: those that have filled, and the new partial ones.
   *     Each has a path of its own, so a crash between them leaves the smaller log whole, and they
   *     may be written in any order. All must be durable before a checkpoint of the new size is
   *     signed; what a crash left behind without one is written over
   */
  public record Growth(TileEdge edge, SequencedMap<String, byte[]> files) {}

  /**
   * Reads the edge back from the partial tiles of a log that was written.
   *
   * @throws Untrusted if they don't have the checkpoint's root
   */
  public static TileEdge read(TileReader reader, Checkpoint checkpoint)
      throws IOException, ProofException {
    var source = new TileSource(reader);
    var levels = new ArrayList<List<byte[]>>();
    for (var tile : Tile.partial(checkpoint.size())) {
      while (levels.size() < tile.level()) {
        levels.add(List.of());
      }
      levels.add(source.hashes(tile));
    }
    var edge = new TileEdge(checkpoint.size(), List.copyOf(levels));
    if (!java.security.MessageDigest.isEqual(edge.root(), checkpoint.root())) {
      throw new Untrusted("The tiles don't have the root of size " + checkpoint.size());
    }
    return edge;
  }

  /** How many leaves the log has. */
  public long size() {
    return size;
  }

  /** The log's root. */
  public byte[] root() {
    return frontier().root();
  }

  /** The tree's edge as {@link Frontier}. */
  public Frontier frontier() {
    var hashes = new ArrayList<byte[]>();
    for (var level : levels.reversed()) {
      int at = 0;
      for (int rest = level.size(); rest > 0; rest -= Integer.highestOneBit(rest)) {
        int next = at + Integer.highestOneBit(rest);
        hashes.add(MerkleHash.root(level.subList(at, next)));
        at = next;
      }
    }
    return new Frontier(size, hashes);
  }

  /**
   * Appends the hashes of leaves.
   *
   * @return the new edge, and the files that differ from those of this one
   */
  public Growth append(List<byte[]> leaves) {
    var files = new LinkedHashMap<String, byte[]>();
    var grown = new ArrayList<List<byte[]>>();
    var more = leaves;
    for (int level = 0; level < levels.size() || !more.isEmpty(); level++) {
      var hashes = new ArrayList<>(level < levels.size() ? levels.get(level) : List.<byte[]>of());
      more.forEach(hash -> hashes.add(MerkleHash.check(hash).clone()));
      // The tile of which the hashes begin: where this level's edge was.
      long index = (size >>> (level * Tile.HEIGHT)) / Tile.WIDTH;
      boolean changed = !more.isEmpty();
      more = fill(level, index, hashes, files);
      int full = more.size() * Tile.WIDTH;
      var rest = List.copyOf(hashes.subList(full, hashes.size()));
      if (changed && !rest.isEmpty()) {
        files.put(new Tile(level, index + more.size(), rest.size()).path(), Tile.bytes(rest));
      }
      grown.add(rest);
    }
    return new Growth(new TileEdge(size + leaves.size(), List.copyOf(grown)), files);
  }

  // Writes the tiles that have filled, and gives their roots to the level above.
  private static List<byte[]> fill(
      int level, long index, List<byte[]> hashes, SequencedMap<String, byte[]> files) {
    var roots = new ArrayList<byte[]>();
    for (int at = 0; at + Tile.WIDTH <= hashes.size(); at += Tile.WIDTH) {
      var full = hashes.subList(at, at + Tile.WIDTH);
      files.put(new Tile(level, index + roots.size(), Tile.WIDTH).path(), Tile.bytes(full));
      roots.add(MerkleHash.root(full));
    }
    return roots;
  }
}
