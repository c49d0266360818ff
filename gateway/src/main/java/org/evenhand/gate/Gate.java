package org.evenhand.gate;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.record.Admission;
import org.evenhand.record.Log;
import org.evenhand.record.Permit;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts.Allowance;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.Told.ToldList;
import org.jspecify.annotations.Nullable;

/**
 * The one way out. {@link #answer} gathers facts as of one position, has the rule decide, has the
 * record make it durable, and only then opens disclosure.
 */
public final class Gate implements AutoCloseable {
  // A decision goes stale only when a restriction that touches it came in between; twice in a row
  // is rare, and a third time the writer waits for it.
  private static final int TRIES = 2;
  private static final Limits NO_LIMITS_KNOWN = new Limits(0, 0);

  private final GateParts parts;
  private final Log log;
  private final Catalogue catalogue;
  private final Cover cover;
  private final Worlds worlds;
  private final Disclosure disclosure;
  private final Limiter limiter;
  private final LastAccesses lastAccesses;
  private final OwnLines ownLines;
  private final ScopedIds.Keys keys;
  private final Map<AppId, ScopedIds> ids = new ConcurrentHashMap<>();

  Gate(GateParts parts) {
    this.parts = parts;
    this.log = parts.log();
    this.catalogue = parts.catalogue();
    this.cover = new Cover(parts.catalogue());
    this.disclosure = parts.disclosure();
    this.keys = (use, app) -> parts.vault().installationKey(use, app.value(), 32);
    this.limiter = new Limiter(parts.limits());
    this.lastAccesses = new LastAccesses(parts.lastAccesses());
    this.ownLines = new OwnLines(parts.log(), parts.codec(), parts.catalogue());
    ownLines.count(limiter.saved() + 1, limiter);
    this.worlds =
        new Worlds(
            log.applied(),
            position ->
                new World(
                    position,
                    parts.people().snapshot(),
                    parts.consents().snapshot(),
                    parts.register().snapshot()));
    log.onApplied(worlds::applied);
  }

  /** Opens the gate on rooms that have caught up with the record. */
  public static Gate open(GateParts parts) {
    return new Gate(parts);
  }

  /**
   * Answers a call. When this returns, the record holds what came of it: durably, before a byte of
   * the answer can leave.
   *
   * @param operation method and path template, such as {@code GET /v1/people/{id}}
   */
  public Outcome answer(Caller caller, String operation, Query query) {
    var at = log.now();
    if (!at.isBefore(nextExpiry())) {
      parts
          .consentActs()
          .expireDue(at); // what has run out is withdrawn in the record before we look
    }
    var limits = limits(caller.app(), at);
    var allowance = limiter.take(caller.app(), limits, at, Demand.people(query));
    var call = new Call(caller, operation, query, at, allowance);
    @Nullable Shot shot = null;
    try {
      shot = decideAndRecord(call);
    } finally {
      settle(call, shot);
    }
    return outcome(shot, limiter.budget(caller.app(), limits, at));
  }

  // Crash points. Before admit returns: nothing was durable or it was and nobody was told; either
  // way nothing left. After it: the record says that this left, and an answer that could not be
  // sent still counts as having left. There is no moment at which data left and no record holds it.
  private Shot decideAndRecord(Call call) {
    for (int tries = 0; tries < TRIES; tries++) {
      var decision = decide(call);
      var admission = log.admit(decision);
      if (!(admission instanceof Admission.Stale)) {
        return new Shot(decision, admission);
      }
    }
    var last = new Decision[1];
    var admission = log.admitAtWriter(() -> last[0] = decide(call));
    return new Shot(last[0], admission);
  }

  private Decision decide(Call call) {
    try (var world = worlds.hold()) {
      var request = request(call);
      var facts =
          new WorldFacts(
              world,
              world.position(),
              catalogue,
              cover,
              request.app(),
              request.purpose(),
              world.register().standing(request.app(), request.at()),
              call.allowance(),
              ids(request.app()));
      return Rule.decide(request, facts);
    }
  }

  // The world is held before the grant is asked for: so a grant that had ended by the world's
  // position is never taken for a live one. One that ends later is a restriction in the record's
  // ring, which makes this decision stale.
  private Request request(Call call) {
    var caller = call.caller();
    boolean live = parts.consents().grant(caller.grant()).isPresent();
    var scope = live ? caller.scope() : Set.<DataTypeId>of();
    return new Request(
        caller.app(),
        caller.viewer(),
        caller.purpose(),
        scope,
        call.operation(),
        call.query(),
        call.at());
  }

  private Outcome outcome(Shot shot, Outcome.Budget budget) {
    return switch (shot.admission()) {
      case Admission.Admitted(var permit) -> answered(permit, shot.decision().request(), budget);
      case Admission.RefusalRecorded(long position) -> refused(position, shot.decision(), budget);
      case Admission.Stale _ -> throw new IllegalStateException("the writer's decision was stale");
    };
  }

  private Outcome answered(Permit permit, Request request, Outcome.Budget budget) {
    lastAccesses.note(request.viewer(), request.app(), request.at());
    ToldList told = disclosure.read(permit);
    return new Outcome.Answered(permit.position(), told, budget);
  }

  private static Outcome refused(long position, Decision decision, Outcome.Budget budget) {
    return switch (decision.outcome()) {
      case Decision.Outcome.Refused(var reason, var type) ->
          new Outcome.Refused(position, reason, type, budget);
      case Decision.Outcome.Permitted _ ->
          throw new IllegalStateException("a permitted decision was recorded as a refusal");
    };
  }

  private void settle(Call call, @Nullable Shot shot) {
    var taken = call.allowance();
    if (taken.calls() > 0) {
      boolean answered = shot != null && shot.admission() instanceof Admission.Admitted;
      long shown = shot == null ? 0 : shot.people();
      limiter.giveBack(call.caller().app(), call.at(), answered ? 0 : 1, taken.people() - shown);
    }
  }

  /**
   * Records a refusal that never reached the rule, such as an unknown field.
   *
   * @return its position; −1 when a flood of them was counted instead, to be recorded as one frame
   */
  public long refuse(Caller caller, String operation, Reason reason) {
    return log.refuse(caller.app(), operation, reason);
  }

  /** What is left of an app's limits in this hour. */
  public Outcome.Budget budget(AppId app) {
    var at = log.now();
    return limiter.budget(app, limits(app, at), at);
  }

  /** The ids and cursors as that app sees them. */
  public ScopedIds ids(AppId app) {
    return ids.computeIfAbsent(app, a -> new ScopedIds(keys, a));
  }

  /** An app's own frame as JSON, without what was withheld; empty if it is none of its own. */
  public Optional<String> lines(AppId app, long position) {
    return ownLines.read(app, position);
  }

  /** When apps were last answered with people's tokens. */
  public LastAccesses lastAccesses() {
    return lastAccesses;
  }

  /** Saves what stands beside the record; called about once a second by a clock task. */
  public void save() {
    // The position is read first: what is counted after it is counted again, never left out.
    long applied = log.applied();
    limiter.save(applied);
    lastAccesses.save();
  }

  private Instant nextExpiry() {
    try (var world = worlds.hold()) {
      return world.consents().nextExpiry();
    }
  }

  private Limits limits(AppId app, Instant at) {
    try (var world = worlds.hold()) {
      return world.register().standing(app, at) instanceof Standing.InForce(var offer)
          ? offer.limits()
          : NO_LIMITS_KNOWN;
    }
  }

  /** Saves, and lets go of the world. The record is closed by whoever opened it. */
  @Override
  public void close() {
    save();
    worlds.close();
  }

  private record Call(
      Caller caller, String operation, Query query, Instant at, Allowance allowance) {}

  private record Shot(Decision decision, Admission admission) {
    long people() {
      return decision.lines().stream().filter(Line.OfPerson.class::isInstance).count();
    }
  }
}
