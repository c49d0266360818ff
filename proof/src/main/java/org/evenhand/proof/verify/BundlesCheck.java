package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.Tile;
import org.evenhand.proof.verify.Report.Counted;
import org.evenhand.proof.verify.TilesCheck.Truth;

/** Holds every entry against its hash in the tree, and hands those that are right on, in order. */
final class BundlesCheck {
  private static final int LENGTH_WORD = 2;

  private final LogTiles log;
  private final Truth truth;
  private final Findings findings;
  private final EntryRules rules;
  private final Progress progress;

  BundlesCheck(LogTiles log, Truth truth, Findings findings, EntryRules rules, Progress progress) {
    this.log = log;
    this.truth = truth;
    this.findings = findings;
    this.rules = rules;
    this.progress = progress;
  }

  void check() throws IOException {
    int missing = 0;
    for (long index = 0; index < log.bundles(); index++) {
      missing = bundle(index, log.width(0, index)) ? 0 : missing + 1;
      // Where the tree was recomputed, there are as many bundles as tiles; else a size is a claim.
      if (truth == Truth.NONE && (missing == TilesCheck.MOST_MISSING || findings.isFull())) {
        findings.unchecked("the entries from bundle " + (index + 1) + " on");
        break;
      }
      progress.at("entries read", index * Tile.WIDTH + log.width(0, index));
    }
    rules.finish();
  }

  /** Checks a bundle; whether it is there. */
  private boolean bundle(long index, int width) throws IOException {
    var found = log.bundle(index);
    if (found.isEmpty()) {
      var path = EntryBundle.path(index, width);
      findings.wrong(log.source().name(path), 0, "it is missing");
      unknown(width);
      return false;
    }
    findings.count(Counted.TILES, 1);
    var name = log.source().name(found.get().path());
    try {
      var bundle = EntryBundle.parse(found.get().path(), found.get().bytes());
      if (entries(index, bundle.entries().subList(0, width), name)) {
        older(index, width, found.get().bytes());
      }
    } catch (Malformed wrong) {
      torn(index, found.get(), String.valueOf(wrong.getMessage()));
      unknown(width);
    }
    return true;
  }

  private void unknown(int width) {
    for (int i = 0; i < width; i++) {
      rules.unknown();
    }
  }

  /** Whether all entries are those in the tree. */
  private boolean entries(long index, List<byte[]> entries, String name) throws IOException {
    var known = truth == Truth.ENTRIES ? Optional.<List<byte[]>>empty() : log.leaves(index);
    long at = 0;
    long firstAt = 0;
    int first = -1;
    int wrong = 0;
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (known.isPresent() && !Arrays.equals(known.get().get(i), MerkleHash.leaf(entry))) {
        firstAt = wrong == 0 ? at : firstAt;
        first = wrong == 0 ? i : first;
        wrong++;
        rules.unknown();
      } else {
        rules.entry(index * Tile.WIDTH + i, entry, name, at + LENGTH_WORD);
      }
      at += LENGTH_WORD + entry.length;
    }
    if (wrong > 0) {
      differ(name, firstAt, index * Tile.WIDTH + first, wrong - 1);
    }
    return wrong == 0;
  }

  // Once for each bundle: one that was swapped would have a report full of itself.
  private void differ(String name, long at, long entry, int more) {
    var besides = more == 0 ? "" : ", nor are " + more + " behind it";
    findings.wrong(name, at, "entry " + entry + " is not the one in the log's tree" + besides);
  }

  /** Finds the entry at which a bundle that can't be parsed stops being the one in the tree. */
  private void torn(long index, LogTiles.Found found, String why) throws IOException {
    var bytes = found.bytes();
    var leaves = log.leaves(index).orElse(List.of());
    int at = 0;
    for (var leaf : leaves) {
      int length =
          bytes.length - at < LENGTH_WORD
              ? bytes.length
              : Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
      int end = at + LENGTH_WORD + length;
      if (end > bytes.length
          || !Arrays.equals(leaf, MerkleHash.leaf(bytes, at + LENGTH_WORD, length))) {
        break;
      }
      at = end;
    }
    findings.wrong(log.source().name(found.path()), at, why);
  }

  private void older(long index, int width, byte[] bytes) throws IOException {
    for (var older : log.older(EntryBundle.path(index, Tile.WIDTH), width)) {
      findings.count(Counted.TILES, 1);
      int entries = Integer.parseInt(older.path().replaceFirst(".*/", ""));
      int end = 0;
      for (int i = 0; i < entries && end + LENGTH_WORD <= bytes.length; i++) {
        end +=
            LENGTH_WORD
                + (Byte.toUnsignedInt(bytes[end]) << 8 | Byte.toUnsignedInt(bytes[end + 1]));
      }
      int most = Math.min(end, bytes.length);
      int at = Arrays.mismatch(older.bytes(), 0, older.bytes().length, bytes, 0, most);
      if (at >= 0) {
        var what = "it is not the beginning of the bundle that grew from it";
        findings.wrong(log.source().name(older.path()), at, what);
      }
    }
  }
}
