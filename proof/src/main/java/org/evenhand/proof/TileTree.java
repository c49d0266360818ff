package org.evenhand.proof;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.evenhand.proof.ProofException.Untrusted;

/**
 * A log's tree read from its tiles (C2SP tlog-tiles). Nothing that a tile says is given on before
 * it was proven against the root that the tree was opened with. Not safe for several threads.
 */
public final class TileTree {
  private final TileSource source;
  private final long size;
  private final byte[] root;

  private TileTree(TileSource source, long size, byte[] root) {
    this.source = source;
    this.size = size;
    this.root = root.clone();
  }

  /**
   * Opens the tree of a checkpoint that is trusted.
   *
   * @throws Untrusted if the tiles don't have its root
   */
  public static TileTree open(TileReader reader, Checkpoint checkpoint)
      throws IOException, ProofException {
    var tree = new TileTree(new TileSource(reader), checkpoint.size(), checkpoint.root());
    if (!MessageDigest.isEqual(tree.range(new Subtree(0, tree.size)), tree.root)) {
      throw new Untrusted("The tiles don't have the root of size " + tree.size);
    }
    return tree;
  }

  /** The trusted size. */
  public long size() {
    return size;
  }

  /** The trusted root. */
  public byte[] root() {
    return root.clone();
  }

  /**
   * The same log when it was smaller, its root proven by a {@link #consistency} proof.
   *
   * @throws IndexOutOfBoundsException if it never was smaller so
   */
  public TileTree at(long earlier) throws IOException, ProofException {
    Objects.checkFromToIndex(0, earlier, size);
    var subtree = new Subtree(0, earlier);
    var older = range(subtree);
    prove(subtree, older);
    return new TileTree(source, earlier, older);
  }

  /**
   * The hash of a leaf, proven.
   *
   * @throws IndexOutOfBoundsException if there is no such leaf
   */
  public byte[] leaf(long index) throws IOException, ProofException {
    var leaf = new Subtree(index, Objects.checkIndex(index, size) + 1);
    var hash = range(leaf);
    prove(leaf, hash);
    return hash;
  }

  /** A proof that a leaf stands at an index, verified. */
  public InclusionProof inclusion(long index) throws IOException, ProofException {
    var leaf = new Subtree(index, Objects.checkIndex(index, size) + 1);
    return new InclusionProof(index, size, prove(leaf, range(leaf)));
  }

  /** A proof that this tree grew from its earlier self, verified. */
  public ConsistencyProof consistency(long from) throws IOException, ProofException {
    var older = new Subtree(0, Objects.checkIndex(from - 1, size) + 1);
    return new ConsistencyProof(from, size, prove(older, range(older)));
  }

  /**
   * The hashes of one tile, proven.
   *
   * @throws IndexOutOfBoundsException if the tree has no such tile
   */
  public List<byte[]> tile(int level, long index) throws IOException, ProofException {
    var tile = Tile.in(size, level, index);
    var hashes = source.hashes(tile);
    prove(tile.span(), MerkleHash.root(hashes));
    return hashes.stream().map(byte[]::clone).toList();
  }

  /**
   * The entries of one bundle, proven.
   *
   * @throws IndexOutOfBoundsException if the tree has no such bundle
   */
  public EntryBundle entries(long index) throws IOException, ProofException {
    var leaves = tile(0, index);
    var bundle = source.entries(index, leaves.size());
    var found = bundle.leaves();
    for (int i = 0; i < leaves.size(); i++) {
      if (!MessageDigest.isEqual(found.get(i), leaves.get(i))) {
        throw new Untrusted("Entry " + (index * Tile.WIDTH + i) + " isn't the one in the tree");
      }
    }
    return bundle;
  }

  private List<byte[]> prove(Subtree subtree, byte[] hash) throws IOException, ProofException {
    var path = new ArrayList<byte[]>();
    for (var part : subtree.proof(size)) {
      path.add(range(part));
    }
    if (!subtree.isConsistent(size, path, hash, root)) {
      throw new Untrusted(subtree + " isn't part of the tree of size " + size);
    }
    return path;
  }

  private byte[] range(Subtree part) throws IOException, ProofException {
    return source.root(part, size);
  }
}
