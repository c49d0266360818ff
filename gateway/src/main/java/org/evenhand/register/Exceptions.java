package org.evenhand.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.register.ExceptionCase.Approval;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.register.ExceptionCase.State;
import org.evenhand.register.ExceptionEvent.ApprovalRefused;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionPublished;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.ExceptionId;

/** All departures from the terms, and how far each is. */
public final class Exceptions {
  private final Map<ExceptionId, ExceptionCase> cases;
  private final List<ApprovalRefused> refused;

  Exceptions() {
    this(new LinkedHashMap<>(), new ArrayList<>());
  }

  private Exceptions(Map<ExceptionId, ExceptionCase> cases, List<ApprovalRefused> refused) {
    this.cases = cases;
    this.refused = refused;
  }

  /** As it stands now, whatever comes. */
  Exceptions copy() {
    return new Exceptions(new LinkedHashMap<>(cases), List.copyOf(refused));
  }

  void apply(
      ExceptionEvent event,
      long position,
      Instant at,
      Officers officers,
      Map<AppId, AppFacts> apps) {
    switch (event) {
      case ExceptionProposed e -> cases.put(e.exception(), proposed(e, position, at, apps));
      case ExceptionApproved e ->
          cases.computeIfPresent(
              e.exception(), (_, one) -> approved(one, e, position, at, officers));
      case ApprovalRefused e -> refused.add(e);
      case ExceptionPublished e -> move(e, Stage.PUBLISHED, position, at);
      case ExceptionRevoked e -> move(e, Stage.REVOKED, position, at);
    }
  }

  private static ExceptionCase proposed(
      ExceptionProposed e, long position, Instant at, Map<AppId, AppFacts> apps) {
    var categories = new TreeMap<AppId, String>();
    for (var app : e.terms().apps()) {
      Optional.ofNullable(apps.get(app)).ifPresent(known -> categories.put(app, known.category()));
    }
    return new ExceptionCase(
        e.terms(),
        e.reason(),
        e.actor(),
        at,
        categories,
        List.of(),
        Stage.PROPOSED,
        e.reason(),
        position,
        at);
  }

  private static ExceptionCase approved(
      ExceptionCase one, ExceptionApproved e, long position, Instant at, Officers officers) {
    var approvals = new ArrayList<>(one.approvals());
    approvals.add(new Approval(new OfficerId(e.actor().id()), at, e.reason()));
    var more = one.with(approvals);
    return new Approving(officers, more).enough(approvals)
        ? more.now(Stage.APPROVED, e.reason(), position, at)
        : more;
  }

  private void move(ExceptionEvent e, Stage stage, long position, Instant at) {
    cases.computeIfPresent(e.exception(), (_, one) -> one.now(stage, e.reason(), position, at));
  }

  /** A tie came to light, or a superior changed: what it spoils is suspended, in the same act. */
  void lookAgain(Officers officers, long position, Instant at) {
    cases.replaceAll((_, one) ->
        alreadyApproved(one) && one.alive(at) && !new Approving(officers, one).stands()
            ? one.with(List.of())
                .now(Stage.SUSPENDED, "a tie to the beneficiary came to light", position, at)
            : one);
    // What still waits keeps only the approvals that count.
    cases.replaceAll((_, one) ->
        one.stage() == Stage.PROPOSED || one.stage() == Stage.SUSPENDED
            ? one.with(untied(one, officers))
            : one);
  }

  private static boolean alreadyApproved(ExceptionCase one) {
    return one.stage() == Stage.APPROVED || one.stage() == Stage.PUBLISHED;
  }

  private static List<Approval> untied(ExceptionCase one, Officers officers) {
    return one.approvals().stream()
        .filter(it -> officers.tied(it.officer(), one.terms().organisation()).isEmpty())
        .toList();
  }

  /** The exception of that id. */
  public Optional<ExceptionCase> of(ExceptionId id) {
    return Optional.ofNullable(cases.get(id));
  }

  /** All exceptions, in the order in which they were proposed. */
  public List<ExceptionCase> all() {
    return List.copyOf(cases.values());
  }

  /** Approvals that did not count. */
  public List<ApprovalRefused> refused() {
    return List.copyOf(refused);
  }

  /** What is in force for an app at a moment, in order of id. */
  public List<ExceptionTerms> inForce(AppId app, Instant at) {
    return cases.values().stream()
        .filter(one -> one.terms().apps().contains(app) && one.state(at) == State.IN_FORCE)
        .map(ExceptionCase::terms)
        .sorted(java.util.Comparator.comparing(ExceptionTerms::id))
        .toList();
  }
}
