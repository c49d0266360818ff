package org.evenhand.proof;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.proof.ProofException.Untrusted;

/** Reads tiles and computes with them; proves nothing. */
final class TileSource {
  // A proof touches at most two tiles at each of eight levels; neighbours share most of them.
  private static final int CACHED = 64;

  private final TileReader reader;
  private final Map<Tile, List<byte[]>> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, List<byte[]>> eldest) {
          return size() > CACHED;
        }
      };

  TileSource(TileReader reader) {
    this.reader = reader;
  }

  /** The hashes of a tile. */
  List<byte[]> hashes(Tile tile) throws IOException, ProofException {
    var known = cache.get(tile);
    if (known != null) {
      return known;
    }
    var full = new Tile(tile.level(), tile.index(), Tile.WIDTH);
    var partial = reader.read(tile.path());
    // A log may drop a partial tile once the full one is there (tlog-tiles, "Partial Tiles").
    var hashes =
        partial.isPresent()
            ? tile.parseHashes(partial.get())
            : full.parseHashes(need(full.path())).subList(0, tile.width());
    cache.put(tile, hashes);
    return hashes;
  }

  /** The bundle with that index and so many entries, or the first of them from the full one. */
  EntryBundle entries(long index, int width) throws IOException, ProofException {
    var path = EntryBundle.path(index, width);
    var partial = reader.read(path);
    if (partial.isPresent()) {
      return EntryBundle.parse(path, partial.get());
    }
    var full = EntryBundle.path(index, Tile.WIDTH);
    var all = EntryBundle.parse(full, need(full)).entries();
    return new EntryBundle(index, all.subList(0, width));
  }

  private byte[] need(String path) throws IOException, Untrusted {
    return reader.read(path).orElseThrow(() -> new Untrusted("The log has no " + path));
  }

  /** The root over a part of a tree of that size. */
  byte[] root(Subtree part, long size) throws IOException, ProofException {
    long leaves = part.end() - part.start();
    if (leaves == 0) {
      return MerkleHash.root(List.of());
    }
    if (Long.bitCount(leaves) == 1) {
      return node(Long.numberOfTrailingZeros(leaves), part.start(), size);
    }
    long split = part.start() + Subtree.split(leaves);
    var left = root(new Subtree(part.start(), split), size);
    return MerkleHash.node(left, root(new Subtree(split, part.end()), size));
  }

  // A full subtree of 2^height leaves lies within one tile, for its start is a multiple of that.
  private byte[] node(int height, long start, long size) throws IOException, ProofException {
    int level = height / Tile.HEIGHT;
    long first = start >>> (level * Tile.HEIGHT);
    var tile = Tile.in(size, level, first / Tile.WIDTH);
    int at = (int) (first % Tile.WIDTH);
    return MerkleHash.root(hashes(tile).subList(at, at + (1 << (height % Tile.HEIGHT))));
  }
}
