package org.evenhand.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.OfficerLeft;
import org.evenhand.register.OfficerEvent.TieChallenged;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerEvent.TieEnded;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.vocabulary.OrganisationId;

/** Who may act for the platform, and what ties them. */
public final class Officers {
  private final Map<OfficerId, Officer> officers;
  private final Map<TieId, Tie> ties;
  private final List<TieChallenged> challenges;

  Officers() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  }

  private Officers(
      Map<OfficerId, Officer> officers, Map<TieId, Tie> ties, List<TieChallenged> challenges) {
    this.officers = officers;
    this.ties = ties;
    this.challenges = challenges;
  }

  /** As it stands now, whatever comes. */
  Officers copy() {
    return new Officers(
        new LinkedHashMap<>(officers), new LinkedHashMap<>(ties), List.copyOf(challenges));
  }

  void apply(OfficerEvent event, Instant at) {
    switch (event) {
      case OfficerAppointed e -> officers.put(e.officer(), appointed(e, at));
      case OfficerLeft e -> officers.computeIfPresent(e.officer(), (_, o) -> o.left());
      case TiesDeclared e -> officers.computeIfPresent(e.officer(), (_, o) -> o.declared(at));
      case TieDeclared e ->
          ties.put(
              e.tie(),
              new Tie(
                  e.tie(),
                  e.officer(),
                  e.organisation(),
                  e.kind(),
                  e.since(),
                  Optional.empty(),
                  at,
                  e.commitment()));
      case TieEnded e -> ties.computeIfPresent(e.tie(), (_, tie) -> tie.ended(e.until()));
      case TieChallenged e -> challenges.add(e);
    }
  }

  private Officer appointed(OfficerAppointed e, Instant at) {
    var declared =
        Optional.ofNullable(officers.get(e.officer())).map(Officer::declaredAt).orElse(at);
    return new Officer(e.officer(), e.role(), e.superior(), at, declared, true);
  }

  /** The officer of that id, in office or not. */
  public Optional<Officer> officer(OfficerId id) {
    return Optional.ofNullable(officers.get(id));
  }

  /** The officer who acts so, if they are in office. */
  public Optional<Officer> acting(Actor actor) {
    return actor.role().equals(Actor.OFFICER)
        ? officer(new OfficerId(actor.id())).filter(Officer::inOffice)
        : Optional.empty();
  }

  /** All officers, in the order of their first appointment. */
  public List<Officer> all() {
    return List.copyOf(officers.values());
  }

  /** All ties, ended ones too, in the order of their declaration. */
  public List<Tie> ties() {
    return List.copyOf(ties.values());
  }

  /** The tie of that id. */
  public Optional<Tie> tie(TieId id) {
    return Optional.ofNullable(ties.get(id));
  }

  /** Ties that somebody says are missing. */
  public List<TieChallenged> challenges() {
    return List.copyOf(challenges);
  }

  /** To whom an officer answers, nearest first, and to whom those do. */
  public List<OfficerId> superiors(OfficerId officer) {
    var chain = new ArrayList<OfficerId>();
    var next = officer(officer).flatMap(Officer::superior);
    while (next.isPresent() && !chain.contains(next.get())) {
      chain.add(next.get());
      next = officer(next.get()).flatMap(Officer::superior);
    }
    return chain;
  }

  /** Whether one of two is above the other, or they are the same. */
  boolean inOneLine(OfficerId one, OfficerId other) {
    return one.equals(other) || superiors(one).contains(other) || superiors(other).contains(one);
  }

  /** An open tie of the officer, or of somebody above them, to an organisation. */
  public Optional<Tie> tied(OfficerId officer, OrganisationId organisation) {
    var line = new ArrayList<>(superiors(officer));
    line.addFirst(officer);
    return ties.values().stream()
        .filter(tie -> tie.open() && tie.organisation().equals(organisation))
        .filter(tie -> line.contains(tie.officer()))
        .findFirst();
  }
}
