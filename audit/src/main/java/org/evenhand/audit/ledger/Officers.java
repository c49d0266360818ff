package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who acts for the platform, to whom they answer, and what ties them.
 *
 * @param appointments in order; a later one of the same officer takes the place of the earlier
 * @param ties in the order of their declaration
 */
public record Officers(List<Appointment> appointments, List<Tie> ties) {
  /** Keeps copies. */
  public Officers {
    appointments = List.copyOf(appointments);
    ties = List.copyOf(ties);
  }

  /**
   * Somebody became an officer, or got another role or superior.
   *
   * @param officer who
   * @param role what they do
   * @param superior to whom they answer
   * @param act by which act
   */
  public record Appointment(
      String officer, String role, Optional<String> superior, LoggedAct act) {}

  /** How an officer stood at a moment; empty if nobody had appointed them. */
  public Optional<Appointment> officer(String id, Instant at) {
    return appointments.stream()
        .filter(one -> one.officer().equals(id) && !one.act().at().isAfter(at))
        .reduce((_, later) -> later);
  }

  /** An officer and those above them at a moment, nearest first. */
  public List<String> line(String officer, Instant at) {
    var line = new ArrayList<String>();
    Optional<String> next = Optional.of(officer);
    while (next.isPresent() && !line.contains(next.get())) {
      line.add(next.get());
      next = officer(next.get(), at).flatMap(Appointment::superior);
    }
    return line;
  }

  /**
   * A tie to an organisation that an officer, or somebody above them, had at a moment, declared by
   * then or only later; of several the first declared.
   */
  public Optional<Tie> tied(Actor actor, String organisation, Instant at) {
    if (!actor.isOfficer() || ties.isEmpty()) {
      return Optional.empty();
    }
    var line = line(actor.id(), at);
    return ties.stream()
        .filter(tie -> tie.organisation().equals(organisation) && tie.held(at))
        .filter(tie -> line.contains(tie.officer()))
        .findFirst();
  }

  /** An officer's role at a moment, with their id. */
  public String words(Actor actor, Instant at) {
    return officer(actor.id(), at)
        .filter(_ -> actor.isOfficer())
        .map(one -> "the " + one.role() + " (" + actor.id() + ")")
        .orElse(actor.toString());
  }
}
