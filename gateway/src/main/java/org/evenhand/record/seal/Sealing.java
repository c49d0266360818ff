package org.evenhand.record.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.evenhand.proof.Frontier;
import org.evenhand.proof.MerkleHash;
import org.evenhand.record.frame.FrameTree;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;

/**
 * One seal being made: frames go in until something says that it is full. Holds some hashes and the
 * public acts of the range, never the frames.
 */
final class Sealing {
  /** The most frames under one seal: a proof within it has at most 20 hashes. */
  static final int MOST_FRAMES = 1 << 20;

  private static final int MOST_ACTS = 4 << 20;

  private final long from;
  private final Frontier tree = new Frontier();
  private final List<byte[]> acts = new ArrayList<>();
  private int bytes;
  private long lines;
  private String hour = "";
  private long micros;

  Sealing(long from) {
    this.from = from;
  }

  /** Takes the next frame; false if it belongs to the seal behind this one. */
  boolean take(RawFrame frame) {
    if (tree.size() > 0 && (isFull() || !hour(frame).equals(hour))) {
      return false;
    }
    hour = hour(frame);
    micros = frame.timeMicros();
    var leaves = FrameTree.leaves(frame);
    lines += lines(frame.kind(), leaves.size());
    if (frame.kind() == Kind.REGISTER) {
      acts.add(frame.body());
      bytes += frame.body().length;
    }
    tree.append(FrameTree.sealLeaf(FrameTree.envelope(frame), MerkleHash.root(leaves)));
    return true;
  }

  private boolean isFull() {
    return tree.size() == MOST_FRAMES || bytes >= MOST_ACTS;
  }

  private static String hour(RawFrame frame) {
    return LogEntry.HOUR.format(time(frame.timeMicros()));
  }

  private static long lines(Kind kind, int leaves) {
    return switch (kind) {
      case ACCESS -> leaves - (long) FrameTree.FIRST_LINE;
      case REFUSAL, REFUSALS -> 1;
      default -> 0;
    };
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Adds the public acts of the range and the seal behind them; gives the state after it. */
  SealState finish(SealState before, UUID log, List<byte[]> entries) {
    long to = from + tree.size() - 1;
    entries.addAll(acts);
    var previous = HexFormat.of().parseHex(before.previous());
    var seal = new LogEntry.Seal(time(micros), log, from, to, tree.root(), previous).json();
    var bytes = seal.getBytes(UTF_8);
    entries.add(bytes);
    return before.sealed(to, HexFormat.of().formatHex(MerkleHash.leaf(bytes)), hour, lines);
  }
}
