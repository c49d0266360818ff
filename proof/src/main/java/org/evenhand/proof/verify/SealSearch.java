package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.Optional;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.verify.PublicEntry.Seal;
import org.jspecify.annotations.Nullable;

/** Finds the seal over a position in a public log, by halves. Of one thread, as the tree is. */
public final class SealSearch {
  private final TileTree tree;
  private @Nullable EntryBundle read;

  /** Searches this log. */
  public SealSearch(TileTree tree) {
    this.tree = tree;
  }

  /**
   * A seal, proven to be in the log.
   *
   * @param index which entry it is
   * @param entry that entry's bytes
   * @param from the first position
   * @param to the last position
   */
  @SuppressWarnings("ArrayRecordComponent") // an entry's bytes; nobody compares these
  public record Found(long index, byte[] entry, long from, long to) {}

  /** The seal over a position; empty if there is none (yet). */
  public Optional<Found> over(long position) throws IOException, ProofException {
    long low = 0;
    long high = tree.size();
    while (low < high) {
      long middle = (low + high) >>> 1;
      var seal = from(middle, high);
      if (seal.isEmpty() || seal.get().from() > position) {
        high = middle;
      } else if (seal.get().to() < position) {
        low = seal.get().index() + 1;
      } else {
        return seal;
      }
    }
    return Optional.empty();
  }

  /** The last sealed position; 0 if nothing is sealed. */
  public long sealedTo() throws IOException, ProofException {
    for (long index = tree.size() - 1; index >= 0; index--) {
      var seal = at(index);
      if (seal.isPresent()) {
        return seal.get().to();
      }
    }
    return 0;
  }

  private Optional<Found> from(long index, long end) throws IOException, ProofException {
    for (long at = index; at < end; at++) {
      var seal = at(at);
      if (seal.isPresent()) {
        return seal;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> at(long index) throws IOException, ProofException {
    var bundle = read;
    if (bundle == null || bundle.index() != index / Tile.WIDTH) {
      bundle = tree.entries(index / Tile.WIDTH);
      read = bundle;
    }
    var entry = bundle.entries().get((int) (index % Tile.WIDTH));
    return PublicEntry.parse(entry) instanceof Seal seal
        ? Optional.of(new Found(index, entry, seal.from(), seal.to()))
        : Optional.empty();
  }
}
