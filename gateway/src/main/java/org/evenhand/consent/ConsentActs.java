package org.evenhand.consent;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.consent.ConsentRefused.Because;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Log;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;

/**
 * The one door by which consents change. Each act is checked against what stands, then recorded; it
 * returns when the record holds it and every fold has applied it. An act that throws {@link
 * ConsentRefused} recorded nothing. Safe for use by many threads: the acts of one person follow one
 * another.
 */
public final class ConsentActs {
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final int STRIPES = 64;

  private final Journal journal;
  private final Consents consents;
  private final Catalogue catalogue;
  private final RandomGenerator random;
  private final Expiry expiry;
  private final List<ReentrantLock> locks =
      Stream.generate(() -> new ReentrantLock()).limit(STRIPES).toList();

  /**
   * Wires the door to the log.
   *
   * @param log where acts are recorded
   * @param vault whose keys tell of whom the record can still speak
   * @param consents the state that acts are checked against
   * @param catalogue the data types that there are
   * @param random makes grant ids; a secure one
   */
  public ConsentActs(
      Log log, KeyVault vault, Consents consents, Catalogue catalogue, RandomGenerator random) {
    this(
        new Journal() {
          @Override
          public long appendAll(List<Change> changes) {
            return log.appendAll(changes);
          }

          @Override
          public boolean canName(PersonId person) {
            return vault.keys(person).isPresent();
          }

          @Override
          public Instant now() {
            return log.now();
          }
        },
        consents,
        catalogue,
        random);
  }

  /**
   * Wires the door.
   *
   * @param journal where acts are recorded
   * @param consents the state that acts are checked against
   * @param catalogue the data types that there are
   * @param random makes grant ids; a secure one
   */
  public ConsentActs(
      Journal journal, Consents consents, Catalogue catalogue, RandomGenerator random) {
    this.journal = journal;
    this.consents = consents;
    this.catalogue = catalogue;
    this.random = random;
    this.expiry = new Expiry(journal, consents);
  }

  /**
   * Says yes and authorises the app to ask: two frames, the consent first, so that a crash in
   * between leaves a yes that no token can use. A yes to what stands already renews it: the latest
   * end, terms and wording count.
   *
   * @throws ConsentRefused if a type is unknown or the end is out of bounds
   */
  public GrantId authorise(
      SignedIn who,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    return authorise(who, app, purpose, types, Set.of(), until, terms, wording);
  }

  /**
   * As {@link #authorise(SignedIn, AppId, Purpose, Set, Instant, TermsVersion, Wording)}, where the
   * person was shown what stands already and left some of it out: that is taken back in the same
   * act. Its frame comes first, so that a crash in between leaves less than they wanted, not more.
   *
   * @param leftOut types that were asked and not said yes to; what of them does not stand is passed
   *     over
   */
  public GrantId authorise(
      SignedIn who,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Set<DataTypeId> leftOut,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    check(types, until);
    var end = until.truncatedTo(MICROS);
    var person = who.person();
    return alone(
        person,
        () -> {
          var frames = new ArrayList<Change>();
          takenBack(person, app, current(person, app, purpose), leftOut).ifPresent(frames::add);
          var grant = newGrantId();
          frames.add(given(person, app, purpose, types, end, terms, wording));
          frames.add(new Change.GrantGiven(grant, person, app, purpose, Set.copyOf(types), end));
          journal.appendAll(frames);
          return grant;
        });
  }

  /**
   * Says yes without a grant: lets the app see this person where others use it.
   *
   * @throws ConsentRefused if a type is unknown or the end is out of bounds
   */
  public void agreeToBeListed(
      SignedIn who,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    check(types, until);
    var given = given(who.person(), app, purpose, types, until.truncatedTo(MICROS), terms, wording);
    alone(who.person(), () -> journal.appendAll(List.of(given)));
  }

  private static Change.Consent given(
      PersonId person,
      AppId app,
      Purpose purpose,
      Set<DataTypeId> types,
      Instant until,
      TermsVersion terms,
      Wording wording) {
    var copy = Set.copyOf(types);
    var hash = wording.sha256();
    return new Change.Consent(
        person, app, purpose, Action.GIVEN, copy, until, terms, hash, wording.language());
  }

  /**
   * Takes types back, each with everything that lies below it, {@code separate} or not: who takes
   * back their photos takes back the photos' places too. What was given by the name of a type above
   * can be taken back only by that name.
   *
   * @throws ConsentRefused if one of them was not given; then none is taken back
   */
  public void narrow(SignedIn who, AppId app, Purpose purpose, Set<DataTypeId> takenBack) {
    known(takenBack);
    var person = who.person();
    alone(person, () -> narrowed(person, app, purpose, takenBack));
  }

  private long narrowed(PersonId person, AppId app, Purpose purpose, Set<DataTypeId> takenBack) {
    var held = current(person, app, purpose);
    new TakingBack(held, catalogue).check(takenBack);
    return journal.appendAll(takenBack(person, app, held, takenBack).stream().toList());
  }

  private static Optional<Change> takenBack(
      PersonId person, AppId app, List<Held> held, Set<DataTypeId> types) {
    var gone = held.stream().filter(h -> types.stream().anyMatch(t -> t.holds(h.type()))).toList();
    var action = gone.size() == held.size() ? Action.WITHDRAWN : Action.NARROWED;
    return gone.isEmpty() ? Optional.empty() : Optional.of(taken(person, app, action, gone));
  }

  /**
   * Takes everything back for one purpose. Grants stay, and draw nothing: also when some of it is
   * given anew later, which is for grants of then.
   *
   * @throws ConsentRefused if nothing stands
   */
  public void withdraw(SignedIn who, AppId app, Purpose purpose) {
    var person = who.person();
    alone(
        person,
        () -> {
          var held = current(person, app, purpose);
          refuseIf(held.isEmpty(), Because.NOT_GIVEN, Set.of());
          return journal.appendAll(List.of(taken(person, app, Action.WITHDRAWN, held)));
        });
  }

  /**
   * Has what stands for the app end sooner, whatever the purpose; what ends before that anyway
   * stays as it is. Each is a yes renewed with an earlier end, by the terms and words of the
   * latest. Grants keep their time, and draw nothing after it. Several frames, each of which
   * shortens some.
   *
   * @return the position of the last frame
   * @throws ConsentRefused if nothing ends later, or that is not in the future
   */
  public long shorten(SignedIn who, AppId app, Instant until) {
    var end = until.truncatedTo(MICROS);
    refuseIf(!end.isAfter(journal.now()), Because.UNTIL_PAST, Set.of());
    return alone(
        who.person(),
        () -> {
          var frames = new ArrayList<Change>();
          longer(who, app, end)
              .forEach((_, held) -> frames.add(sooner(who.person(), app, held, end)));
          refuseIf(frames.isEmpty(), Because.NOT_GIVEN, Set.of());
          return journal.appendAll(frames);
        });
  }

  private Map<List<Object>, List<Held>> longer(SignedIn who, AppId app, Instant end) {
    return consents.accessOf(who).stream()
        .filter(access -> access.app().equals(app))
        .flatMap(access -> access.held().stream())
        .filter(held -> held.until().isAfter(end))
        .collect(
            Collectors.groupingBy(held ->
                List.of(held.purpose(), held.terms(), held.wordingSha256(), held.language())));
  }

  private static Change sooner(PersonId person, AppId app, List<Held> held, Instant end) {
    var first = held.getFirst();
    var types = held.stream().map(Held::type).collect(Collectors.toUnmodifiableSet());
    return new Change.Consent(
        person,
        app,
        first.purpose(),
        Action.GIVEN,
        types,
        end,
        first.terms(),
        first.wordingSha256(),
        first.language());
  }

  /**
   * Ends every grant and consent for the app, in one frame. Where there is nothing, does nothing.
   */
  public void stop(SignedIn who, AppId app) {
    var person = who.person();
    alone(
        person,
        () ->
            consents.hasAny(person, app)
                ? journal.appendAll(List.of(new Change.Stopped(person, app)))
                : 0L);
  }

  /** Ends one grant; consents stay. Where it has ended already, does nothing. */
  public void revoke(GrantId grant, String because) {
    consents.standing(grant).ifPresent(found -> alone(found.person(), () -> end(grant, because)));
  }

  private long end(GrantId id, String because) {
    return consents.standing(id).map(g -> journal.appendAll(List.of(ended(g, because)))).orElse(0L);
  }

  private static Change ended(Grant grant, String because) {
    return new Change.GrantEnded(grant.id(), grant.person(), grant.app(), because);
  }

  /**
   * Records what has run out by {@code now}: consents as EXPIRED, grants as ended. Cheap when
   * nothing has; a great deal is recorded in parts, between which other frames come.
   *
   * @return how many frames that took
   */
  public int expireDue(Instant now) {
    return expiry.expireDue(now);
  }

  /** A frame about yeses that end; it names the terms and wording of the first of them. */
  static Change.Consent taken(PersonId person, AppId app, Action action, List<Held> held) {
    var first = held.getFirst();
    var types = held.stream().map(Held::type).collect(Collectors.toUnmodifiableSet());
    var until = held.stream().map(Held::until).max(Instant::compareTo).orElseThrow();
    return new Change.Consent(
        person,
        app,
        first.purpose(),
        action,
        types,
        until,
        first.terms(),
        first.wordingSha256(),
        first.language());
  }

  private List<Held> current(PersonId person, AppId app, Purpose purpose) {
    return consents.held(person, app, purpose);
  }

  private void check(Set<DataTypeId> types, Instant until) {
    known(types);
    var now = journal.now();
    refuseIf(!until.truncatedTo(MICROS).isAfter(now), Because.UNTIL_PAST, Set.of());
    refuseIf(until.isAfter(now.plus(LONGEST)), Because.UNTIL_TOO_FAR, Set.of());
  }

  private void known(Set<DataTypeId> types) {
    refuseIf(types.isEmpty(), Because.NO_TYPES, Set.of());
    var unknown =
        types.stream()
            .filter(type -> catalogue.type(type).isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    refuseIf(!unknown.isEmpty(), Because.UNKNOWN_TYPE, unknown);
  }

  static void refuseIf(boolean wrong, Because because, Set<DataTypeId> types) {
    if (wrong) {
      throw new ConsentRefused(because, types);
    }
  }

  private GrantId newGrantId() {
    while (true) {
      long number = random.nextLong() & Long.MAX_VALUE;
      if (number != 0 && consents.standing(new GrantId(number)).isEmpty()) {
        return new GrantId(number);
      }
    }
  }

  /** Each act reads what stands, then waits for the log to have applied what it adds. */
  private <T> T alone(PersonId person, Supplier<T> act) {
    var lock = locks.get(person.number() % STRIPES);
    lock.lock();
    try {
      return act.get();
    } finally {
      lock.unlock();
    }
  }
}
