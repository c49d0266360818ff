package org.evenhand.app.wiring;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.evenhand.app.pages.OwnRecord;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.record.frame.Tags;
import org.evenhand.record.seal.LineProofs.Made;
import org.evenhand.record.segment.AppSummary;
import org.evenhand.record.segment.Lookup;
import org.evenhand.record.segment.Lookup.Before;
import org.evenhand.record.segment.Row;
import org.evenhand.record.segment.Wanted;
import org.evenhand.register.App;
import org.evenhand.vocabulary.SignedIn;

/** Looks a person up over all segments and the tail, a few people at a time. */
final class PersonRecord implements OwnRecord {
  // Each may read a block of every segment: more at once would only slow the gate.
  private static final int AT_ONCE = 2;
  private static final int WAITING = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Platform platform;
  private final LookTurns turns = new LookTurns(AT_ONCE, WAITING, PATIENCE);

  PersonRecord(Platform platform) {
    this.platform = platform;
  }

  @Override
  public boolean kept() {
    return platform.lookup().isPresent();
  }

  @Override
  public List<AppSummary> summary(SignedIn who) {
    return turns.take(who.person(), () -> lookup().summary(wanted(who)));
  }

  @Override
  public List<Row> page(SignedIn who, Before before, int limit) {
    return turns.take(who.person(), () -> lookup().page(wanted(who), before, limit));
  }

  @Override
  public Proof proof(SignedIn who, long position, int line) throws IOException {
    if (!kept()) {
      return new Proof.NotTheirs();
    }
    return turns.take(
        who.person(),
        () -> theirs(who, position, line) ? made(position, line) : new Proof.NotTheirs());
  }

  private boolean theirs(SignedIn who, long position, int line) {
    return platform
        .log()
        .read(position)
        // What is recorded at the very start of a week may have been decided at the end of the
        // last.
        .map(frame -> wanted(who, List.of(epoch(frame) - 1, epoch(frame))))
        .flatMap(wanted -> lookup().at(wanted, position, line))
        .filter(row -> row.what().permitted())
        .isPresent();
  }

  private Proof made(long position, int line) throws IOException {
    return switch (platform.lineProofs().of(position, line)) {
      case Made.Of(var proof) -> new Proof.Of(proof.bytes());
      case Made.NotSealed _ -> new Proof.NotSealed();
      case Made.NoSuchLine _ -> new Proof.NotTheirs();
    };
  }

  /** All of a person's tags that a line can bear. */
  private Collection<Wanted> wanted(SignedIn who) {
    return wanted(who, lookup().weeks());
  }

  private List<Wanted> wanted(SignedIn who, List<Integer> weeks) {
    var apps = platform.register().snapshot().apps().stream().map(App::id).toList();
    return platform
        .vault()
        .keys(who.person())
        .map(keys -> Wanted.of(keys, apps, weeks))
        .orElse(List.of());
  }

  private static int epoch(RawFrame frame) {
    return Tags.epoch(Instant.EPOCH.plus(frame.timeMicros(), ChronoUnit.MICROS));
  }

  private Lookup lookup() {
    return platform.lookup().orElseThrow(() -> new IllegalStateException("nothing is published"));
  }
}
