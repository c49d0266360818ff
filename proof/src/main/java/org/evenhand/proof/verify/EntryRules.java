package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.verify.PublicEntry.Register;
import org.evenhand.proof.verify.PublicEntry.Seal;
import org.evenhand.proof.verify.PublicEntry.Segment;
import org.evenhand.proof.verify.PublicEntry.Tally;
import org.evenhand.proof.verify.Report.Counted;
import org.evenhand.proof.verify.SealCheck.Act;
import org.jspecify.annotations.Nullable;

/** Holds the entries of the public log against each other: the chains of its §3 to §6. */
final class EntryRules {
  private static final String FIRST = "0".repeat(64);
  // Every key is kept, and every signature tried: more are no change of keys but a burden.
  private static final int MOST_KEYS = 1_000;

  private final Findings findings;
  private final SealCheck seals;
  private final FilesCheck files;
  private final EntryVisitor visitor;
  private final Set<VerifierKey> everAnnounced = new HashSet<>();
  private final Set<VerifierKey> standing = new HashSet<>();
  private final List<Act> acts = new ArrayList<>();
  private final SealEnds ends = new SealEnds();
  private @Nullable Seal last;
  private String previous = FIRST;
  private long segmentFrom = 1;
  private String hour = "";
  private boolean sealGap;
  private boolean segmentGap;
  private boolean keyGap;
  private boolean manyKeys;

  EntryRules(Findings findings, SealCheck seals, FilesCheck files, EntryVisitor visitor) {
    this.findings = findings;
    this.seals = seals;
    this.files = files;
    this.visitor = visitor;
  }

  /** Every key that the log ever announced. */
  Set<VerifierKey> announced() {
    return Set.copyOf(everAnnounced);
  }

  /** The keys that the log announced and did not retire. */
  Set<VerifierKey> standing() {
    return Set.copyOf(standing);
  }

  /** Whether entries are missing, so that the keys may be incomplete. */
  boolean hasGap() {
    return keyGap;
  }

  /** An entry that could not be read or believed, which was reported. */
  void unknown() {
    // Each chain is taken up again at its next link; keys have no chain to be taken up.
    sealGap = true;
    segmentGap = true;
    keyGap = true;
    ends.forget();
    acts.clear();
  }

  /** The next entry, proven. */
  void entry(long index, byte[] bytes, String file, long at) throws IOException {
    findings.count(Counted.ENTRIES, 1);
    var where = "entry " + index;
    PublicEntry entry;
    try {
      entry = PublicEntry.parse(bytes);
    } catch (Malformed wrong) {
      findings.wrong(file, at, where + ": " + wrong.getMessage() + " (" + shown(bytes) + ")");
      unknown();
      return;
    }
    if (!(entry instanceof Seal || entry instanceof Register) && !acts.isEmpty()) {
      wrong(file, at, where + " stands between public acts and their seal");
    }
    switch (entry) {
      case Register _ -> {
        visitor.act(index, bytes);
        act(new Act(file, at, where, MerkleHash.leaf(bytes)));
      }
      case Seal seal -> {
        visitor.seal(index, seal.from(), seal.to(), seal.at());
        seal(seal, bytes, where, file, at);
      }
      case Segment segment -> segment(segment, where, file, at);
      case Tally tally -> tally(index, tally, where, file, at);
      case PublicEntry.Key key -> key(key, where, file, at);
    }
  }

  private static String shown(byte[] bytes) {
    return PublicEntry.shown(bytes);
  }

  private void wrong(String file, long at, String what) {
    findings.wrong(file, at, what);
  }

  private void act(Act act) {
    findings.count(Counted.ACTS, 1);
    if (acts.size() == Seal.MOST) {
      wrong(act.file(), act.at(), act.where() + ": more public acts than one seal can cover");
      acts.clear();
    }
    acts.add(act);
  }

  private void seal(Seal seal, byte[] bytes, String where, String file, long at)
      throws IOException {
    findings.count(Counted.SEALS, 1);
    if (!sealGap) {
      chained(seal, where, file, at);
    }
    if (last == null || seal.from() > last.to()) {
      seals.seal(seal, where, sealGap ? null : List.copyOf(acts));
      last = seal;
      ends.add(seal.to());
    }
    previous = HexFormat.of().formatHex(MerkleHash.leaf(bytes));
    acts.clear();
    sealGap = false;
  }

  private void chained(Seal seal, String where, String file, long at) {
    var before = last;
    long from = before == null ? 1 : before.to() + 1;
    if (seal.from() != from) {
      wrong(file, at, where + ": the seal begins at " + seal.from() + ", not at " + from);
    }
    if (!seal.previous().equals(previous)) {
      wrong(file, at, where + ": the seal does not name the one before it");
    }
    if (before != null && !seal.log().equals(before.log())) {
      wrong(file, at, where + ": the seal is of another log");
    }
    if (before != null && seal.micros() < before.micros()) {
      wrong(file, at, where + ": time goes back");
    }
  }

  private void segment(Segment segment, String where, String file, long at) throws IOException {
    if (segment.from() != segmentFrom && !segmentGap) {
      var what = ": the segment begins at " + segment.from() + ", not at " + segmentFrom;
      wrong(file, at, where + what);
    }
    if (!ends.take(segment.to())) {
      wrong(file, at, where + ": the segment ends at " + segment.to() + ", where no seal ends");
    }
    segmentGap = false;
    segmentFrom = segment.to() + 1;
    files.segment(segment, where);
  }

  private void tally(long index, Tally tally, String where, String file, long at)
      throws IOException {
    if (tally.hour().compareTo(hour) <= 0) {
      wrong(file, at, where + ": the tally of " + tally.hour() + " stands behind that of " + hour);
    }
    hour = tally.hour();
    files.tally(index, tally, where);
  }

  private void key(PublicEntry.Key key, String where, String file, long at) {
    if (everAnnounced.size() >= MOST_KEYS && !everAnnounced.contains(key.key())) {
      if (!manyKeys) {
        wrong(file, at, where + ": more keys than a log announces (" + MOST_KEYS + ")");
      }
      manyKeys = true;
      keyGap = true;
      return;
    }
    boolean fits = key.added() ? !everAnnounced.contains(key.key()) : standing.contains(key.key());
    if (!fits && !keyGap) {
      wrong(file, at, where + ": the key was " + (key.added() ? "added before" : "not in force"));
    }
    everAnnounced.add(key.key());
    if (key.added()) {
      standing.add(key.key());
    } else {
      standing.remove(key.key());
    }
  }

  /** Behind the last entry. */
  void finish() throws IOException {
    for (var act : acts) {
      wrong(act.file(), act.at(), act.where() + " is under no seal");
    }
    seals.finish();
    files.finish(segmentFrom, hour, keyGap);
  }
}
