package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.ProgrammeEvent.ProgrammeEnded;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;

/** The rules that make exceptions. */
public final class Programmes {
  private final Map<ProgrammeId, Programme> programmes;

  Programmes() {
    this(new LinkedHashMap<>());
  }

  private Programmes(Map<ProgrammeId, Programme> programmes) {
    this.programmes = programmes;
  }

  /** As it stands now, whatever comes. */
  Programmes copy() {
    return new Programmes(new LinkedHashMap<>(programmes));
  }

  void apply(ProgrammeEvent event, Instant at) {
    switch (event) {
      case ProgrammeOpened e ->
          programmes.put(
              e.programme(),
              new Programme(
                  e.programme(),
                  e.title(),
                  e.rule(),
                  e.effect(),
                  e.from(),
                  e.until(),
                  e.instigator(),
                  e.reason(),
                  at,
                  false));
      case ProgrammeEnded e -> programmes.computeIfPresent(e.programme(), (_, p) -> p.closed());
    }
  }

  /** The programme of that id. */
  public Optional<Programme> of(ProgrammeId id) {
    return Optional.ofNullable(programmes.get(id));
  }

  /** All programmes, in the order in which they were set up. */
  public List<Programme> all() {
    return List.copyOf(programmes.values());
  }
}
