package org.evenhand.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.evenhand.record.Change.RegisterAct;
import org.evenhand.record.Log;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.register.ExceptionEvent.ApprovalRefused;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionPublished;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/** The one door by which public acts are recorded. Safe for use by many threads. */
public final class RegisterActs {
  private static final Actor PUBLIC_LOG = new Actor(Actor.SYSTEM, "public-log");

  private final Journal journal;
  private final Register register;
  private final InstantSource clock;
  private final Law law;
  private final ReentrantLock lock = new ReentrantLock();

  /** Wires the door to the log, with the rules of law that terms can name. */
  public RegisterActs(Log log, Register register, Law law) {
    this((Journal) log::append, register, log::now, law);
  }

  /**
   * Wires the door.
   *
   * @param journal where acts are recorded
   * @param register the state that acts are checked against
   * @param clock the record's time
   * @param law the rules of law that terms can name
   */
  public RegisterActs(Journal journal, Register register, InstantSource clock, Law law) {
    this.journal = journal;
    this.register = register;
    this.clock = clock;
    this.law = law;
  }

  /**
   * Checks an act against the register as it stands, then records it. One act at a time.
   *
   * @return its position
   * @throws RegisterRefused if it cannot be; then nothing was recorded, but for an approval that
   *     does not count: that somebody tried is an act too
   */
  public long record(RegisterEvent event) {
    lock.lock();
    try {
      return record(event, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /**
   * Why an act could not be recorded, or would not count, as the register stands; empty if it
   * could. Records nothing.
   */
  public Optional<String> objection(RegisterEvent event) {
    try {
      check(event, register.snapshot(), clock.instant());
      return Optional.empty();
    } catch (RegisterRefused why) {
      return Optional.of(why.reason());
    }
  }

  /**
   * Whether an approval would not count, and its refusal would be recorded. Records nothing.
   *
   * @return why it would not count; empty if it would, or if there is nothing to approve, or nobody
   *     who could
   */
  public Optional<String> refusal(ExceptionApproved approval) {
    try {
      return new ExceptionChecks(register.snapshot(), register.catalogue(), clock.instant())
          .refusal(approval);
    } catch (RegisterRefused nothingToRecord) {
      return Optional.empty();
    }
  }

  private long record(RegisterEvent event, Instant at) {
    var now = register.snapshot();
    if (event instanceof ExceptionApproved approval) {
      refuse(approval, new ExceptionChecks(now, register.catalogue(), at));
    }
    check(event, now, at);
    return journal.append(form(event));
  }

  private void check(RegisterEvent event, RegisterSnapshot now, Instant at) {
    new Checks(now, register.catalogue(), law, at).check(event);
    var _ = form(event);
    if (event instanceof ComplaintRuled ruling) {
      var about = now.requests().complaint(ruling.complaint()).orElseThrow().about();
      RegisterRefused.require(
          register.act(about).filter(act -> act.actor().equals(ruling.actor())).isEmpty(),
          "another officer rules on it than did what is complained of");
    }
  }

  /**
   * Proposes an exception for each whom a programme's rule favours and who has none by it. Each is
   * an act of its own; what was filed before stays when another is refused.
   *
   * @param reason the justification of each
   * @throws RegisterRefused if there is no such programme, or it files no more
   */
  public Filing file(ProgrammeId id, Actor actor, String reason) {
    lock.lock();
    try {
      var at = clock.instant(); // of all, or time would pass between a beginning and its check
      var now = register.snapshot();
      var programme =
          now.programmes()
              .of(id)
              .orElseThrow(() -> new RegisterRefused("there is no programme " + id));
      RegisterRefused.require(
          programme.isOpen(at), "programme " + id + " files no more exceptions");
      var filed = new ArrayList<ExceptionId>();
      var refused = new TreeMap<OrganisationId, String>();
      for (var terms : Filing.due(programme, now, at)) {
        try {
          record(new ExceptionProposed(actor, reason, terms.notBefore(at)), at);
          filed.add(terms.id());
        } catch (RegisterRefused why) {
          refused.put(terms.organisation(), why.reason());
        }
      }
      return new Filing(filed, refused);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells the register that the public log holds everything up to a position: exceptions that were
   * approved by then are public from here on, each by an act of its own.
   *
   * @param position up to which the record is sealed, in a checkpoint that is published
   * @param logSize the size of the public log at that checkpoint
   */
  public void published(long position, long logSize) {
    lock.lock();
    try {
      for (var one : register.snapshot().exceptions().all()) {
        if (one.stage() == Stage.APPROVED && one.decidedAt() <= position) {
          journal.append(
              form(
                  new ExceptionPublished(
                      PUBLIC_LOG,
                      "A public checkpoint holds its last approval.",
                      one.terms().id(),
                      one.decidedAt(),
                      logSize)));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void refuse(ExceptionApproved approval, ExceptionChecks checks) {
    var because = checks.refusal(approval);
    if (because.isPresent()) {
      journal.append(
          form(
              new ApprovalRefused(
                  approval.actor(), approval.reason(), approval.exception(), because.get())));
      throw new RegisterRefused("this approval does not count: " + because.get(), true);
    }
  }

  /** The canonical form, read once more: what the fold could not read must not be recorded. */
  private static RegisterAct form(RegisterEvent event) {
    try {
      var json = RegisterJson.write(event);
      RegisterJson.read(json);
      return new RegisterAct(json);
    } catch (IllegalArgumentException e) {
      throw new RegisterRefused("the act is malformed: " + e.getMessage());
    }
  }
}
