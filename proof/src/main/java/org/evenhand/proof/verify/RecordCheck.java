package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.evenhand.proof.verify.PublicEntry.Seal;
import org.evenhand.proof.verify.Report.Counted;
import org.jspecify.annotations.Nullable;

/** Holds the record's frames against the seals over them, one after the other. */
final class RecordCheck implements SealCheck {
  private static final int STEP = 1 << 14;
  private static final long HOUR = 3_600_000_000L;

  private final RecordFrames frames;
  private final Findings findings;
  private final Progress progress;
  private final TreeHasher tree = new TreeHasher();
  private long last;
  private long micros = Long.MIN_VALUE;
  private long erased;
  private @Nullable HashedFrame first;
  private int actsSeen;
  private boolean logTold;

  RecordCheck(RecordFrames frames, Findings findings, Progress progress) {
    this.frames = frames;
    this.findings = findings;
    this.progress = progress;
  }

  @Override
  public void seal(Seal seal, String where, @Nullable List<Act> acts) throws IOException {
    skipTo(seal.from());
    tree.reset();
    first = null;
    actsSeen = 0;
    boolean whole = last == seal.from() - 1;
    for (var next = frames.peek();
        next.isPresent() && next.get().position() <= seal.to();
        next = frames.peek()) {
      var frame = next.get();
      whole &= take(frame);
      first = first == null ? frame : first;
      tree.append(frame.leaf());
      if (acts != null) {
        checkAct(frame, acts);
      }
    }
    if (whole && last == seal.to()) {
      checkSeal(seal, where, acts);
    } else {
      incomplete(seal, where);
    }
  }

  /** Frames that should be under a seal which could not be read. */
  private void skipTo(long from) throws IOException {
    for (var next = frames.peek();
        next.isPresent() && next.get().position() < from;
        next = frames.peek()) {
      take(next.get());
    }
  }

  /** Takes the next frame; false if it is not the one that must follow. */
  private boolean take(HashedFrame frame) {
    boolean follows = frame.position() == last + 1;
    if (!follows && !(frames.afterDamage() && frame.position() > last)) {
      misplaced(frame);
    }
    if (frame.micros() < micros) {
      findings.wrong(
          frame.file(), frame.offset(), "time goes back at position " + frame.position());
    }
    micros = Math.max(micros, frame.micros());
    last = Math.max(last, frame.position());
    erased += frame.kind() == HashedFrame.ERASURE ? 1 : 0;
    findings.count(Counted.FRAMES, 1);
    findings.count(Counted.LINES, frame.lines());
    if (frame.position() % STEP == 0) {
      progress.at("frames re-hashed", frame.position());
    }
    frames.pass();
    return follows;
  }

  private void misplaced(HashedFrame frame) {
    long position = frame.position();
    if (position <= last) {
      var what = "position " + position + " stands behind position " + last;
      findings.wrong(frame.file(), frame.offset(), what);
    } else if (frame.offset() == FileHeader.BYTES) {
      var what =
          "positions " + (last + 1) + " to " + (position - 1) + " are missing: this file is,";
      findings.wrong(logFile(last + 1), 0, what + " or the end of the one before it");
    } else {
      var what = "positions " + (last + 1) + " to " + (position - 1) + " are missing before it";
      findings.wrong(frame.file(), frame.offset(), what);
    }
  }

  private static String logFile(long first) {
    return RecordFrames.FOLDER + String.format(Locale.ROOT, "%020d.log", first);
  }

  private void checkAct(HashedFrame frame, List<Act> acts) {
    if (frame.act().length > 0) {
      if (actsSeen >= acts.size() || !Arrays.equals(acts.get(actsSeen).leaf(), frame.act())) {
        var what = "the public act at position " + frame.position() + " is not the one that was";
        findings.wrong(frame.file(), frame.offset(), what + " published before its seal");
      }
      actsSeen++;
    }
  }

  private void checkSeal(Seal seal, String where, @Nullable List<Act> acts) {
    var frame = Objects.requireNonNull(first);
    findings.count(Counted.ROOTS, 1);
    if (!HexFormat.of().formatHex(tree.root()).equals(seal.root())) {
      findings.wrong(
          frame.file(),
          frame.offset(),
          String.format(
              Locale.ROOT,
              "the frames at positions %d to %d are not those that were sealed (%s)",
              seal.from(),
              seal.to(),
              where));
    } else if (micros != seal.micros()) {
      findings.wrong(frame.file(), frame.offset(), "its seal has another time (" + where + ")");
    } else if (Math.floorDiv(frame.micros(), HOUR) != Math.floorDiv(micros, HOUR)) {
      findings.wrong(frame.file(), frame.offset(), "its seal is over two hours (" + where + ")");
    }
    for (var act : acts == null ? List.<Act>of() : acts.stream().skip(actsSeen).toList()) {
      findings.wrong(act.file(), act.at(), act.where() + " is in no frame of its seal");
    }
    if (!logTold && frames.log().isPresent() && !frames.log().get().equals(seal.log())) {
      logTold = true;
      findings.wrong(frame.file(), 10, "the record is another log than the sealed " + seal.log());
    }
  }

  private void incomplete(Seal seal, String where) throws IOException {
    if (frames.peek().isEmpty() && last < seal.to() && !frames.afterDamage()) {
      findings.wrong(
          logFile(last + 1),
          0,
          String.format(
              Locale.ROOT,
              "the record ends at position %d, and %d to %d are sealed (%s)",
              last,
              last + 1,
              seal.to(),
              where));
    }
    findings.unchecked(
        String.format(
            Locale.ROOT,
            "the seal over positions %d to %d (%s): not all of its frames could be read",
            seal.from(),
            seal.to(),
            where));
  }

  @Override
  public void finish() throws IOException {
    long sealed = last;
    for (var next = frames.peek(); next.isPresent(); next = frames.peek()) {
      take(next.get());
    }
    findings.count(Counted.UNSEALED, last - sealed);
    if (erased > 0) {
      findings.note(
          erased
              + " people were erased: their lines stand, and nobody can link them any more; how many"
              + " lines those are only the platform's keys can tell");
    }
  }
}
