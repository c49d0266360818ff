package org.evenhand.gate;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.evenhand.consent.Grant;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.record.Admission;
import org.evenhand.record.Log;
import org.evenhand.record.Permit;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Shown.ShownList;
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
  // Named, as the rule names it, where nothing but an id could be asked for.
  private static final DataTypeId NO_TYPE = new DataTypeId("profile");

  private final GateParts parts;
  private final Log log;
  private final Catalogue catalogue;
  private final ConsentingByType consenting;
  private final Worlds worlds;
  private final Disclosure disclosure;
  private final Limiter limiter;
  private final LastAccesses lastAccesses;
  private final OwnLines ownLines;
  private final Previews previews;
  private final ScopedIds.Keys keys;
  private final Map<AppId, ScopedIds> ids = new ConcurrentHashMap<>();

  Gate(GateParts parts) {
    this.parts = parts;
    this.log = parts.log();
    this.catalogue = parts.catalogue();
    this.consenting = new ConsentingByType(new Cover(parts.catalogue()));
    this.disclosure = parts.disclosure();
    this.keys = (use, app) -> parts.vault().installationKey(use, app.value(), 32);
    this.limiter = new Limiter(parts.limits());
    this.lastAccesses = new LastAccesses(parts.lastAccesses(), parts.log(), parts.codec());
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
    this.previews =
        new Previews(
            parts,
            worlds,
            consenting,
            (world, grant, at) -> saidSince(world, grant, at, grant.types()));
    log.onApplied(worlds::applied);
  }

  /** Opens the gate on rooms that have caught up with the record, and before anything is added. */
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
    // What has run out is withdrawn in the record before we look.
    parts.consentActs().expireDue(at);
    var limits = limits(caller.app(), at);
    var taken = limiter.take(caller.app(), limits, at, Demand.people(query));
    var call = new Call(caller, operation, query, at, taken);
    int begun = lastAccesses.begin();
    try {
      var shot = settled(call);
      var drawn = new Outcome.Drawn(taken.hour(), shot.people());
      return outcome(shot, limiter.budget(caller.app(), limits, at), drawn);
    } finally {
      lastAccesses.end(begun);
    }
  }

  /**
   * Goes on with a call that began with a look: both are in the record, and together they are one
   * call of the limits. What the look drew is given back first, so the last call of an hour is
   * enough.
   *
   * @param looked what the look came to; of the same app, and gone on with once
   */
  public Outcome goOn(Outcome.Answered looked, Caller caller, String operation, Query query) {
    limiter.giveBack(caller.app(), looked.drawn());
    return answer(caller, operation, query);
  }

  private Shot settled(Call call) {
    @Nullable Shot shot = null;
    try {
      shot = decideAndRecord(call);
      return shot;
    } finally {
      settle(call, shot);
    }
  }

  // Crash points. Before admit returns: nothing was durable or it was and nobody was told; either
  // way nothing left. After it: the record says that this left, and an answer that could not be
  // sent still counts as having left. There is no moment at which data left and no record holds it.
  private Shot decideAndRecord(Call call) {
    for (int tries = 0; tries < TRIES; tries++) {
      var decision = decide(call, 0);
      var admission = log.admit(decision);
      if (!(admission instanceof Admission.Stale)) {
        return new Shot(decision, admission);
      }
    }
    var last = new Decision[1];
    // Nothing is appended meanwhile, so what is applied now is all there is.
    var admission = log.admitAtWriter(() -> last[0] = decide(call, log.applied()));
    return new Shot(last[0], admission);
  }

  private Decision decide(Call call, long atLeast) {
    try (var world = worlds.hold(atLeast)) {
      var request = request(call, world);
      var facts =
          new WorldFacts(
              world,
              world.position(),
              catalogue,
              consenting,
              request.app(),
              request.purpose(),
              world.register().standing(request.app(), request.at()),
              call.taken().allowance(),
              ids(request.app()));
      return Rule.decide(request, facts);
    }
  }

  // The world is held before the grant is asked for: so a grant that had ended by the world's
  // position is never taken for a live one. One that ends later is a restriction in the record's
  // ring, which makes this decision stale.
  private Request request(Call call, World world) {
    var caller = call.caller();
    return new Request(
        caller.app(),
        caller.viewer(),
        caller.purpose(),
        scope(caller, world, call.at()),
        call.operation(),
        call.query(),
        call.at());
  }

  // A token is only a pointer: what it points to is read here, and what it says of itself can only
  // narrow that.
  private Set<DataTypeId> scope(Caller caller, World world, Instant at) {
    return parts
        .consents()
        .grant(caller.grant())
        .filter(caller::callsUnder)
        .map(grant -> saidSince(world, grant, at, within(grant.types(), caller.scope())))
        .orElse(Set.of());
  }

  // What an app keeps past its cut-off by an exception that something is given for, it keeps only
  // of
  // who authorised it anew since: they were shown the exception.
  private Set<DataTypeId> saidSince(World world, Grant grant, Instant at, Set<DataTypeId> scope) {
    var old = new HashSet<DataTypeId>();
    world
        .register()
        .askedAnew(grant.app(), grant.purpose(), at)
        .forEach((type, since) -> {
          if (grant.given().isBefore(since)) {
            old.add(type);
          }
        });
    return old.isEmpty()
        ? scope
        : catalogue.types().stream()
            .map(DataType::id)
            .filter(type -> catalogue.covers(scope, type))
            .filter(type -> old.stream().noneMatch(gone -> gone.holds(type) || type.holds(gone)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private Set<DataTypeId> within(Set<DataTypeId> granted, Set<DataTypeId> scope) {
    return granted.containsAll(scope)
        ? scope
        : scope.stream()
            .filter(type -> catalogue.covers(granted, type))
            .collect(Collectors.toUnmodifiableSet());
  }

  private Outcome outcome(Shot shot, Outcome.Budget budget, Outcome.Drawn drawn) {
    return switch (shot.admission()) {
      case Admission.Admitted(var permit) ->
          answered(permit, shot.decision().request(), budget, drawn);
      case Admission.RefusalRecorded(long position) -> refused(position, shot.decision(), budget);
      case Admission.Stale _ -> throw new BeingErased();
    };
  }

  private Outcome answered(
      Permit permit, Request request, Outcome.Budget budget, Outcome.Drawn drawn) {
    lastAccesses.note(request.viewer(), request.app(), request.at());
    ToldList told = disclosure.read(permit);
    return new Outcome.Answered(permit.position(), told, budget, drawn);
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
    var allowance = call.taken().allowance();
    if (allowance.calls() > 0) {
      boolean answered = shot != null && shot.admission() instanceof Admission.Admitted;
      long shown = shot != null && answered ? shot.people() : 0;
      limiter.giveBack(
          call.caller().app(), call.taken(), answered ? 0 : 1, allowance.people() - shown);
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

  /**
   * Whether a call for this type would not be refused for what holds of the app as a whole: its
   * token covers it and its terms offer it now. Of people it says nothing.
   */
  public boolean couldAsk(Caller caller, DataTypeId type) {
    var at = log.now();
    try (var world = worlds.hold(0)) {
      return catalogue.covers(scope(caller, world, at), type)
          && world.register().standing(caller.app(), at) instanceof Standing.InForce(var offer)
          && offer.offers(catalogue, type, caller.purpose(), at) == Offered.YES;
    }
  }

  /** What is left of an app's limits in this hour. */
  public Outcome.Budget budget(AppId app) {
    var at = log.now();
    return limiter.budget(app, limits(app, at), at);
  }

  /**
   * What a token may do now, as far as its app may know it: conditions about the app, and the
   * person's own yes. Nothing about a person leaves, so nothing is recorded; {@link #ask} counts
   * it.
   */
  public TokenPowers powers(Caller caller) {
    var at = log.now();
    parts.consentActs().expireDue(at);
    try (var world = worlds.hold(0)) {
      var grant = parts.consents().grant(caller.grant());
      var told = new Powers(catalogue, world.register(), caller, at);
      return told.under(
          scope(caller, world, at), grant.map(Grant::until).orElse(at), budget(caller.app()));
    }
  }

  /** The ids and cursors as that app sees them. */
  public ScopedIds ids(AppId app) {
    return ids.computeIfAbsent(app, a -> new ScopedIds(keys, a));
  }

  /**
   * An app's own frame as JSON, without what was withheld. It counts as a call, and is refused as
   * one.
   *
   * @param operation method and path template
   */
  public OwnFrame lines(AppId app, String operation, long position) {
    var refused = call(app, operation);
    if (refused.isPresent()) {
      return new OwnFrame.Refused(refused.get());
    }
    var budget = budget(app);
    return ownLines
        .read(app, position)
        .<OwnFrame>map(json -> new OwnFrame.Found(json, budget))
        .orElseGet(() -> new OwnFrame.None(budget));
  }

  /**
   * Counts a call by which nothing leaves.
   *
   * @param operation method and path template
   * @return why the app may not make it, which is in the record; empty if it may
   */
  public Optional<Outcome.Refused> call(AppId app, String operation) {
    var at = log.now();
    var standing = parts.register().snapshot().standing(app, at);
    var limits = limits(standing);
    var taken = limiter.take(app, limits, at, 0);
    if (taken.allowance().calls() > 0) {
      limiter.giveBack(app, taken, 0, taken.allowance().people());
      return Optional.empty();
    }
    var reason = reason(standing);
    long recorded = log.refuse(app, operation, reason);
    var budget = limiter.budget(app, limits, at);
    return Optional.of(new Outcome.Refused(recorded, reason, NO_TYPE, budget));
  }

  /**
   * Counts a call by which an app asks where it stands, as {@link #call} does. One without an
   * agreement in force has no limits that it could count against, and may make it: to learn just
   * that.
   */
  public Optional<Outcome.Refused> ask(AppId app, String operation) {
    var standing = parts.register().snapshot().standing(app, log.now());
    return standing instanceof Standing.InForce ? call(app, operation) : Optional.empty();
  }

  private static Reason reason(Standing standing) {
    return switch (standing) {
      case Standing.None _ -> Reason.NO_AGREEMENT;
      case Standing.Suspended _ -> Reason.AGREEMENT_SUSPENDED;
      case Standing.CutOff _ -> Reason.CUT_OFF;
      case Standing.InForce _ -> Reason.OVER_LIMIT;
    };
  }

  /** How a person would be seen, for that person's own eyes. */
  public Previews previews() {
    return previews;
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
    lastAccesses.save(applied);
  }

  private Limits limits(AppId app, Instant at) {
    return limits(parts.register().snapshot().standing(app, at));
  }

  private static Limits limits(Standing standing) {
    return standing instanceof Standing.InForce(var offer) ? offer.limits() : NO_LIMITS_KNOWN;
  }

  /** Saves, and lets go of the world. The record is closed by whoever opened it. */
  @Override
  public void close() {
    save();
    save(); // no call is under way any more: the second look finds everything noted
    worlds.close();
  }

  private record Call(
      Caller caller, String operation, Query query, Instant at, Limiter.Taken taken) {}

  private record Shot(Decision decision, Admission admission) {
    long people() {
      return decision.outcome() instanceof Decision.Outcome.Permitted permitted
          ? people(permitted.shown())
          : 0;
    }

    private static long people(ShownList list) {
      long people = 0;
      for (var item : list.items()) {
        people++;
        for (var within : item.lists()) {
          people += people(within);
        }
      }
      return people;
    }
  }
}
