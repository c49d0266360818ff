package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileEdge;
import org.evenhand.proof.verify.Report.Counted;

/**
 * Recomputes the tree of a checkpoint, and every tile with it. The hashes of the leaves stand twice
 * in a log: in the tiles of level 0, and worked out from the entries. Where the two differ, those
 * are right that lead to the signed root.
 */
final class TilesCheck {
  private static final int BYTES = 32;

  /**
   * After so many missing in a row a size is not worth going through that nothing stands behind.
   */
  static final int MOST_MISSING = 64;

  // A log of tiles that all differ must not fill the memory; findings keep fewer still.
  private static final int MOST_WRONG = 1_000;

  private final LogTiles log;
  private final Checkpoint checkpoint;
  private final Findings findings;
  private final Progress progress;
  private final long earlier;

  /** Which hashes of leaves lead to the signed root. */
  enum Truth {
    /** Those in the tiles. */
    TILES,
    /** Those of the entries. */
    ENTRIES,
    /** Neither. */
    NONE
  }

  /**
   * What the tree came to.
   *
   * @param truth which hashes are right
   * @param earlier the root when the log had the size that was asked for; empty if it has none
   */
  @SuppressWarnings("ArrayRecordComponent") // a hash; nobody compares these
  record Tree(Truth truth, byte[] earlier) {}

  /** Where the hashes of leaves are taken from. */
  private interface Leaves {
    Optional<List<byte[]>> of(long index) throws IOException;
  }

  /** One way to compute the tree: its root, an earlier one, and the tiles that differ from it. */
  private final class Way {
    private final Leaves leaves;
    private final List<Problem> wrong = new ArrayList<>();
    private TileEdge edge = TileEdge.EMPTY;
    private byte[] earlierRoot = {};
    private long files;

    Way(Leaves leaves) {
      this.leaves = leaves;
    }

    boolean leadsToTheRoot() throws IOException {
      for (long index = 0; index < log.bundles(); index++) {
        var hashes = leaves.of(index);
        if (hashes.isEmpty()) {
          return false;
        }
        grow(hashes.get());
        progress.at("tiles recomputed", files);
      }
      return Arrays.equals(edge.root(), checkpoint.root());
    }

    private void grow(List<byte[]> hashes) throws IOException {
      long part = earlier - edge.size();
      if (part > 0 && part <= hashes.size()) {
        earlierRoot = edge.append(hashes.subList(0, (int) part)).edge().root();
      }
      var growth = edge.append(hashes);
      for (var file : growth.files().entrySet()) {
        check(file.getKey(), file.getValue());
      }
      edge = growth.edge();
    }

    // Of a tile that fills up only what it has in the end is looked for.
    private void check(String path, byte[] bytes) throws IOException {
      var tile = tile(path);
      if (tile.width() == log.width(tile.level(), tile.index())) {
        files++;
        var full = new Tile(tile.level(), tile.index(), Tile.WIDTH).path();
        var found = log.tile(tile.level(), tile.index());
        if (found.isEmpty()) {
          wrong(log.source().name(path), 0, "it is missing");
        } else {
          compare(found.get(), bytes, bytes.length);
        }
        for (var older : log.older(full, tile.width())) {
          files++;
          compare(older, bytes, BYTES * tile(older.path()).width());
        }
      }
    }

    private void compare(LogTiles.Found found, byte[] bytes, int expected) {
      // A full tile that took a partial one's place goes on behind it.
      int own = BYTES * tile(found.path()).width();
      int there = found.bytes().length;
      int at =
          there == own
              ? Arrays.mismatch(found.bytes(), 0, expected, bytes, 0, expected)
              : Math.min(there, own);
      if (at >= 0) {
        var what = "it is not the tile that the log's root needs";
        wrong(log.source().name(found.path()), at, what);
      }
    }

    private void wrong(String file, long at, String what) {
      if (wrong.size() < MOST_WRONG) {
        wrong.add(new Problem(file, at, what));
      }
    }
  }

  /**
   * Checks the tiles of a log.
   *
   * @param earlier a size of which the root is asked for too; 0 for none
   */
  TilesCheck(
      LogTiles log, Checkpoint checkpoint, long earlier, Findings findings, Progress progress) {
    this.log = log;
    this.checkpoint = checkpoint;
    this.earlier = earlier;
    this.findings = findings;
    this.progress = progress;
  }

  private static Tile tile(String path) {
    try {
      return Tile.parse(path);
    } catch (Malformed impossible) {
      throw new IllegalStateException(path + " was made by a tile", impossible);
    }
  }

  /** Recomputes, and reports. */
  Tree check() throws IOException {
    var tiles = new Way(log::leaves);
    if (tiles.leadsToTheRoot()) {
      return found(Truth.TILES, tiles);
    }
    var entries = new Way(this::hashed);
    if (entries.leadsToTheRoot()) {
      return found(Truth.ENTRIES, entries);
    }
    return lost();
  }

  private Tree found(Truth truth, Way way) {
    way.wrong.forEach(findings::wrong);
    findings.count(Counted.TILES, way.files);
    return new Tree(truth, way.earlierRoot);
  }

  private Optional<List<byte[]>> hashed(long index) throws IOException {
    var found = log.bundle(index);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      var leaves = EntryBundle.parse(found.get().path(), found.get().bytes()).leaves();
      return Optional.of(leaves.subList(0, log.width(0, index)));
    } catch (Malformed wrong) {
      return Optional.empty();
    }
  }

  /** Neither way leads to the root: says where they differ, for there something is wrong. */
  private Tree lost() throws IOException {
    findings.wrong(
        log.source().name("checkpoint"),
        0,
        "neither the tiles nor the entries have the root that it names");
    int missing = 0;
    for (long index = 0; index < log.bundles() && !findings.isFull(); index++) {
      missing = compared(index) ? 0 : missing + 1;
      if (missing == MOST_MISSING) {
        findings.unchecked("the tiles behind so many that are missing, up to the signed size");
        break;
      }
    }
    return new Tree(Truth.NONE, new byte[0]);
  }

  /** Compares a tile with its bundle; whether either is there. */
  private boolean compared(long index) throws IOException {
    var one = log.leaves(index);
    var other = hashed(index);
    int width = log.width(0, index);
    if (one.isEmpty()) {
      var path = new Tile(0, index, width).path();
      findings.wrong(log.source().name(path), 0, "it is missing, or no tile");
    }
    if (one.isPresent() && other.isPresent()) {
      differ(index, width, one.get(), other.get());
    }
    return one.isPresent() || other.isPresent();
  }

  private void differ(long index, int width, List<byte[]> one, List<byte[]> other) {
    for (int i = 0; i < width; i++) {
      if (!Arrays.equals(one.get(i), other.get(i))) {
        var path = new Tile(0, index, width).path();
        var what = "it has another hash for entry " + (index * Tile.WIDTH + i) + " than ";
        findings.wrong(
            log.source().name(path),
            (long) BYTES * i,
            what + EntryBundle.path(index, width) + " gives");
        return;
      }
    }
  }
}
