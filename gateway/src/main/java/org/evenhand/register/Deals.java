package org.evenhand.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealMoved;
import org.evenhand.register.DealEvent.DealOpened;

/** What was agreed beside the terms, and what was given. */
public final class Deals {
  private final Map<DealId, Deal> deals;
  private final Map<ConsiderationId, Consideration> considerations;

  Deals() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Deals(Map<DealId, Deal> deals, Map<ConsiderationId, Consideration> considerations) {
    this.deals = deals;
    this.considerations = considerations;
  }

  /** As it stands now, whatever comes. */
  Deals copy() {
    return new Deals(new LinkedHashMap<>(deals), new LinkedHashMap<>(considerations));
  }

  void apply(DealEvent event, Instant at) {
    switch (event) {
      case DealOpened e ->
          deals.put(
              e.deal(),
              new Deal(
                  e.deal(),
                  e.organisation(),
                  e.title(),
                  e.gives(),
                  e.gets(),
                  e.instigator(),
                  Deal.State.DISCUSSED,
                  at,
                  List.of()));
      case DealMoved e -> deals.computeIfPresent(e.deal(), (_, deal) -> moved(deal, e, at));
      case ConsiderationRecorded e ->
          considerations.put(
              e.consideration(),
              new Consideration(
                  e.consideration(),
                  e.organisation(),
                  e.deal(),
                  e.kind(),
                  e.amount(),
                  e.from(),
                  e.until(),
                  e.commitment()));
    }
  }

  private static Deal moved(Deal deal, DealMoved e, Instant at) {
    var documents = new ArrayList<>(deal.documents());
    e.document().ifPresent(documents::add);
    return new Deal(
        deal.id(),
        deal.organisation(),
        deal.title(),
        deal.gives(),
        deal.gets(),
        deal.instigator(),
        e.to(),
        at,
        documents);
  }

  /** The deal of that id. */
  public Optional<Deal> deal(DealId id) {
    return Optional.ofNullable(deals.get(id));
  }

  /** All deals, in the order in which they were opened. */
  public List<Deal> all() {
    return List.copyOf(deals.values());
  }

  /** The consideration of that id. */
  public Optional<Consideration> consideration(ConsiderationId id) {
    return Optional.ofNullable(considerations.get(id));
  }

  /** All considerations, in the order in which they were recorded. */
  public List<Consideration> considerations() {
    return List.copyOf(considerations.values());
  }
}
