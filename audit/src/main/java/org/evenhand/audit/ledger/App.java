package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What calls the API.
 *
 * @param id its public id
 * @param name what people know it as
 * @param organisation who owns it
 * @param category as it was registered; {@link #factsAt} says what an officer made of it
 * @param purposes what it may ask data for
 * @param registered the act that registered it
 * @param set the facts that were set since, in order
 */
public record App(
    String id,
    String name,
    String organisation,
    String category,
    Set<String> purposes,
    LoggedAct registered,
    List<FactSet> set) {
  /** Keeps copies. */
  public App {
    purposes = Set.copyOf(purposes);
    set = List.copyOf(set);
  }

  /**
   * A fact that was set.
   *
   * @param fact such as {@code CATEGORY}
   * @param value what it is since
   * @param act by which act
   */
  public record FactSet(String fact, String value, LoggedAct act) {}

  /**
   * All that terms may look at in an app.
   *
   * @param category one word
   * @param reviewState one word
   * @param violations how many stand against it
   * @param attested whether its security was attested
   */
  public record Facts(String category, String reviewState, long violations, boolean attested) {}

  App with(FactSet fact) {
    var all = new ArrayList<>(set);
    all.add(fact);
    return new App(id, name, organisation, category, purposes, registered, all);
  }

  /** What was known of it at a moment. */
  public Facts factsAt(Instant at) {
    var facts = new Facts(category, "unreviewed", 0, false);
    for (var one : set) {
      if (!one.act().at().isAfter(at)) {
        facts = after(facts, one);
      }
    }
    return facts;
  }

  private static Facts after(Facts was, FactSet set) {
    return switch (set.fact()) {
      case "CATEGORY" -> new Facts(set.value, was.reviewState, was.violations, was.attested);
      case "REVIEW_STATE" -> new Facts(was.category, set.value, was.violations, was.attested);
      case "VIOLATIONS" ->
          new Facts(was.category, was.reviewState, Long.parseLong(set.value), was.attested);
      case "ATTESTED" ->
          new Facts(was.category, was.reviewState, was.violations, Boolean.parseBoolean(set.value));
      default -> was;
    };
  }
}
