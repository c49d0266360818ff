package org.evenhand.record.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileEdge;
import org.evenhand.proof.TileReader;

/**
 * The tiles and entry bundles in {@code public/}, growing. Knows nothing of signatures: whoever
 * calls makes the new size binding, after {@link #append} has returned. Used by one thread.
 */
final class PublicLog {
  /** Where they lie in the platform's folder. */
  static final String FOLDER = "public/";

  private static final String PARTIAL = ".p/";

  // 256^8 entries are more than a log can have.
  private static final int LEVELS = 8;

  private final Folder folder;
  private TileEdge edge;
  private List<byte[]> last;
  private final List<String> replaced = new ArrayList<>();

  private PublicLog(Folder folder, TileEdge edge, List<byte[]> last) {
    this.folder = folder;
    this.edge = edge;
    this.last = last;
  }

  /** A log without entries. */
  static PublicLog empty(Folder folder) {
    return new PublicLog(folder, TileEdge.EMPTY, List.of());
  }

  /**
   * The log of a checkpoint.
   *
   * @throws ProofException if its tiles or its last bundle are not what the checkpoint says
   */
  static PublicLog open(Folder folder, Checkpoint checkpoint) throws IOException, ProofException {
    removeBeyond(folder, checkpoint.size());
    var edge = TileEdge.read(reader(folder), checkpoint);
    int width = (int) (checkpoint.size() % Tile.WIDTH);
    if (width == 0) {
      return new PublicLog(folder, edge, List.of());
    }
    var tree = org.evenhand.proof.TileTree.open(reader(folder), checkpoint);
    return new PublicLog(folder, edge, tree.entries(checkpoint.size() / Tile.WIDTH).entries());
  }

  /**
   * Removes what a crash left beyond the signed size: entries that were never signed, in files that
   * the next append may step over rather than replace.
   */
  static void removeBeyond(Folder folder, long size) throws IOException {
    for (int level = 0; level < LEVELS; level++) {
      int at = level;
      long hashes = size >>> (level * 8);
      removeBeyond(folder, hashes, index -> new Tile(at, index, Tile.WIDTH).path());
    }
    removeBeyond(folder, size, index -> EntryBundle.path(index, Tile.WIDTH));
  }

  private static void removeBeyond(Folder folder, long count, LongFunction<String> full)
      throws IOException {
    long index = count / Tile.WIDTH;
    int width = (int) (count % Tile.WIDTH);
    boolean more = true;
    while (more) {
      var path = FOLDER + full.apply(index);
      var partials = folder.list(path + ".p");
      more = folder.read(path).isPresent() || !partials.isEmpty();
      folder.delete(path);
      for (var partial : partials) {
        if (Integer.parseInt(partial) > width) {
          folder.delete(path + ".p/" + partial);
        }
      }
      index++;
      width = 0;
    }
  }

  /** Reads a log's files from the platform's folder. */
  static TileReader reader(Folder folder) {
    return path -> folder.read(FOLDER + path);
  }

  long size() {
    return edge.size();
  }

  byte[] root() {
    return edge.root();
  }

  /**
   * Writes the files that hold these entries too. A crash on the way leaves files beyond the last
   * signed size: nobody relies on them, and they are written anew, perhaps with other entries.
   */
  void append(List<byte[]> entries) throws IOException {
    var leaves = entries.stream().map(MerkleHash::leaf).toList();
    var growth = edge.append(leaves);
    var bundles = EntryBundle.grow(edge.size(), last, entries);
    for (var files : List.of(bundles, growth.files())) {
      for (var file : files.entrySet()) {
        folder.write(FOLDER + file.getKey(), file.getValue());
        if (!file.getKey().contains(PARTIAL)) {
          replaced.add(FOLDER + file.getKey() + ".p");
        }
      }
    }
    var all = new ArrayList<>(last);
    all.addAll(entries);
    edge = growth.edge();
    last = List.copyOf(all.subList(all.size() - (int) (edge.size() % Tile.WIDTH), all.size()));
  }

  /** Removes partial tiles and bundles whose full ones a published checkpoint now covers. */
  void removeReplaced() throws IOException {
    for (var partial : replaced) {
      folder.delete(partial);
    }
    replaced.clear();
  }
}
