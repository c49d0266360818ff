package org.evenhand.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log in memory, written by the code that writes real ones. */
final class TestLog implements TileReader {
  static final String ORIGIN = "log.example/record";

  final Map<String, byte[]> files = new TreeMap<>();
  final Map<Long, Checkpoint> checkpoints = new HashMap<>();
  final List<byte[]> entries = new ArrayList<>();
  private TileEdge edge = TileEdge.EMPTY;

  /** Appends so many entries in one go, and keeps the checkpoint after them. */
  Checkpoint grow(int count) {
    long size = edge.size();
    var more = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      more.add(("entry " + (size + i) + " ".repeat((int) ((size + i) % 7))).getBytes(UTF_8));
    }
    var last = entries.subList((int) (size - size % Tile.WIDTH), (int) size);
    write(EntryBundle.grow(size, last, more));
    var growth = edge.append(more.stream().map(MerkleHash::leaf).toList());
    write(growth.files());
    edge = growth.edge();
    entries.addAll(more);
    var checkpoint = new Checkpoint(ORIGIN, edge.size(), edge.root());
    checkpoints.put(edge.size(), checkpoint);
    return checkpoint;
  }

  private void write(Map<String, byte[]> more) {
    more.forEach((path, bytes) -> {
      if (files.put(path, bytes) != null) {
        throw new IllegalStateException("Written twice: " + path);
      }
    });
  }

  TileEdge edge() {
    return edge;
  }

  byte[] leaf(long index) {
    return MerkleHash.leaf(entries.get((int) index));
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path));
  }

  static Signer signer(String name, SignatureType type) {
    try {
      return Signer.of(name, type, Signer.generate(type));
    } catch (ProofException e) {
      throw new IllegalStateException(e);
    }
  }
}
