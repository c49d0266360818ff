package org.evenhand.audit.findings;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.audit.ledger.App;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Register;
import org.evenhand.audit.ledger.Request;
import org.evenhand.audit.ledger.Terms;

/**
 * A request that was ruled on, with all that the terms let a ruling look at: apps that are alike in
 * this, and ask for the same, are alike.
 *
 * @param request which
 * @param organisation whose
 * @param facts what was known of the app when it was ruled
 * @param terms the version in force; empty if there was none
 */
record Alike(Request request, String organisation, App.Facts facts, Optional<Terms> terms) {
  /** Those of a register that were ruled, in groups of which each has two or more. */
  static SortedMap<String, List<Alike>> groups(Register register) {
    return register.requests().values().stream()
        .filter(one -> one.ruling().isPresent() && !one.unasked())
        .flatMap(one -> register.app(one.app()).map(app -> of(register, one, app)).stream())
        .collect(groupingBy(Alike::words, TreeMap::new, Collectors.toList()));
  }

  private static Alike of(Register register, Request request, App app) {
    var at = request.ruling().orElseThrow().act().at();
    return new Alike(request, app.organisation(), app.factsAt(at), register.termsAt(at));
  }

  Request.Ruling ruling() {
    return request.ruling().orElseThrow();
  }

  /** What was ruled in the end. */
  boolean granted() {
    return request.appeal().orElse(ruling()).granted();
  }

  Instant at() {
    return ruling().act().at();
  }

  LoggedAct act() {
    return request.appeal().orElse(ruling()).act();
  }

  Set<String> types() {
    return request.dataTypes();
  }

  /** Whether the terms in force offer what is asked for. */
  boolean offered() {
    return terms
        .filter(version ->
            request.dataTypes().stream()
                .allMatch(type ->
                    request.purposes().stream().allMatch(purpose -> version.offers(type, purpose))))
        .isPresent();
  }

  /** What makes it like others, in words. */
  String words() {
    return String.join(", ", new TreeSet<>(request.dataTypes()))
        + " for "
        + String.join(", ", new TreeSet<>(request.purposes()))
        + ", by apps of category "
        + facts.category()
        + " ("
        + facts.reviewState()
        + ", violations: "
        + facts.violations()
        + ", attested: "
        + (facts.attested() ? "yes" : "no")
        + ")";
  }
}
