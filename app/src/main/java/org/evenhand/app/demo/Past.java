package org.evenhand.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.app.demo.story.Amounts;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Timed;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.people.intake.Progress;
import org.evenhand.record.ProcessStopper;
import org.evenhand.register.ExceptionCase;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.register.RegisterActs;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterRefused;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.vocabulary.ExceptionId;

/**
 * Plays a history into a new platform, act by act, on a clock that skips three years in seconds:
 * through the door that every act takes, sealed and published on the way, so that exceptions come
 * into force as they would.
 */
final class Past {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOLD_EACH = 50;

  private final Platform platform;
  private final RegisterActs acts;
  private final StoryClock clock;
  private long notice;

  private Past(Platform platform, StoryClock clock) {
    this.platform = platform;
    this.acts = platform.registerActs();
    this.clock = clock;
  }

  /**
   * Plays.
   *
   * @param configuration of a platform that has no record yet
   * @param log what the public log is called
   */
  static void play(
      PlatformConfiguration configuration,
      History history,
      PublicLogConfiguration log,
      Progress progress,
      ProcessStopper stopper)
      throws IOException {
    var values = history.values();
    var begin = history.acts(Amounts.unkept()).getFirst().at();
    var clock = new StoryClock(begin);
    try (var platform = Platform.open(configuration, clock, clock::nanos, stopper)) {
      platform.publish(log);
      var amounts = Amounts.of(platform.openings().keep(values));
      play(platform, clock, history.acts(amounts), progress);
      progress.at("sealing three years of public acts", 0);
    }
  }

  /** Plays into a platform that stands on that clock. */
  static void play(Platform platform, StoryClock clock, List<Timed> acts, Progress progress) {
    var past = new Past(platform, clock);
    long done = 0;
    for (var timed : acts) {
      past.plays(timed);
      if (++done % TOLD_EACH == 0) {
        progress.at("playing three years of public acts", done);
      }
    }
  }

  private void plays(Timed timed) {
    clock.skipTo(timed.at());
    switch (timed.act()) {
      case ExceptionApproved approval -> approves(approval);
      case ComplaintFiled complaint ->
          acts.record(
              new ComplaintFiled(
                  complaint.actor(), complaint.reason(), complaint.complaint(), notice));
      case CutOffAnnounced cutOff -> notice = Math.max(notice, rivals(cutOff));
      case ProgrammeOpened programme -> opens(programme);
      case RegisterEvent act -> acts.record(act);
    }
  }

  /** The position of the notice that is complained of. */
  private long rivals(CutOffAnnounced cutOff) {
    long position = acts.record(cutOff);
    return cutOff.id().equals(History.COMPLAINED_OF) ? position : 0;
  }

  /** Whom its rule favours is favoured at once. */
  private void opens(ProgrammeOpened programme) {
    acts.record(programme);
    var filed = acts.file(programme.programme(), programme.actor(), programme.reason()).filed();
    for (var exception : filed) {
      History.approvals(exception).forEach(acts::record);
    }
    filed.forEach(this::waitsUntilPublic);
  }

  /** An approval that does not count is in the record, too. */
  private void approves(ExceptionApproved approval) {
    try {
      acts.record(approval);
    } catch (RegisterRefused doesNotCount) {
      if (!doesNotCount.recorded()) {
        throw doesNotCount;
      }
      return;
    }
    waitsUntilPublic(approval.exception());
  }

  /** Time must not skip the moment in which the public log comes to hold it. */
  private void waitsUntilPublic(ExceptionId exception) {
    var patience = Instant.now().plus(PATIENCE);
    while (stage(exception) == ExceptionCase.Stage.APPROVED && Instant.now().isBefore(patience)) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private ExceptionCase.Stage stage(ExceptionId exception) {
    return platform
        .register()
        .snapshot()
        .exceptions()
        .of(exception)
        .map(ExceptionCase::stage)
        .orElseThrow();
  }
}
