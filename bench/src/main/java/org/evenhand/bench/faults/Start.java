package org.evenhand.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.proof.verify.Report;

/** A start on a damaged copy, and what is left behind it. */
final class Start {
  private final KilledPlatform killed;
  private final Promise promise;
  private final Path copy;
  private final Damage damage;
  private final Report before;

  /**
   * One that is to come.
   *
   * @param before what the verifier says of the copy
   */
  Start(KilledPlatform killed, Promise promise, Path copy, Damage damage, Report before) {
    this.killed = killed;
    this.promise = promise;
    this.copy = copy;
    this.damage = damage;
    this.before = before;
  }

  /** Starts, and counts what came of it. */
  void run(Tally tally, List<String> faults) throws IOException {
    if (!starts()) {
      tally.refused++;
      return;
    }
    var report = killed.checkpoints().verify(copy, killed.checkpoints().newest());
    check(report, faults);
    var ledger = new Ledger(copy);
    try {
      ledger.read();
    } catch (RuntimeException unreadable) {
      tally.unreadable++;
      if (report.isRight() && damage.files().stream().noneMatch(one -> one.startsWith("vault/"))) {
        faults.add(damage + " makes a record unreadable that is verified: " + unreadable);
      }
      return;
    }
    var lost = lost(ledger);
    if (lost.length == 0) {
      tally.whole++;
    } else if (LongStream.of(lost).allMatch(this::isBehindSeal)) {
      tally.behindSeal++;
    } else {
      faults.add(damage + ": started without " + LongStream.of(lost).boxed().toList());
    }
  }

  private boolean starts() {
    var stopped = new ConcurrentLinkedQueue<String>();
    try (var platform =
        Platform.open(
            FaultServer.configuration(copy),
            FaultServer.ahead(killed.hours()),
            (message, _) -> stopped.add(message))) {
      platform.publish(FaultServer.publicLog());
    } catch (IOException | RuntimeException refused) {
      return false;
    }
    return stopped.isEmpty();
  }

  private void check(Report after, List<String> faults) {
    if (before.isRight() && !after.isRight()) {
      faults.add(damage + ": a start made wrong what was right: " + after.problems());
    }
    after.problems().stream()
        .filter(one -> one.what().contains("forked") || one.what().contains("rolled back"))
        .forEach(one -> faults.add(damage + ": " + one));
  }

  private long[] lost(Ledger ledger) {
    return LongStream.concat(
            ledger.lost(killed.received()).stream().mapToLong(Received::position),
            killed.stops().lost(ledger).stream().mapToLong(Long::longValue))
        .sorted()
        .toArray();
  }

  // The newest frames, not sealed yet, whose own bytes were hit or whose predecessors' were.
  private boolean isBehindSeal(long position) {
    try {
      var newest = FrameEnds.of(killed.folder().resolve(promise.newest()));
      return position > promise.sealed()
          && damage.files().contains(promise.newest())
          && newest.end(position) > damage.at();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
