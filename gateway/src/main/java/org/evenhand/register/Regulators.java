package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.RegulatorEvent.RegulatorConfirmed;
import org.evenhand.register.RegulatorEvent.RegulatorLeft;
import org.evenhand.register.RegulatorEvent.RegulatorLooked;
import org.evenhand.register.RegulatorEvent.RegulatorNamed;

/** Who may look behind commitments. */
public final class Regulators {
  private final Map<RegulatorId, Regulator> all;

  Regulators() {
    this(new LinkedHashMap<>());
  }

  private Regulators(Map<RegulatorId, Regulator> all) {
    this.all = all;
  }

  /** As it stands now, whatever comes. */
  Regulators copy() {
    return new Regulators(new LinkedHashMap<>(all));
  }

  void apply(RegulatorEvent event, Instant at) {
    switch (event) {
      case RegulatorNamed e ->
          all.put(
              e.regulator(),
              new Regulator(
                  e.regulator(), e.authority(), e.actor(), at, Optional.empty(), false, 0));
      case RegulatorConfirmed e ->
          all.computeIfPresent(e.regulator(), (_, it) -> it.confirmed(e.actor()));
      case RegulatorLeft e -> all.computeIfPresent(e.regulator(), (_, it) -> it.gone());
      case RegulatorLooked e -> all.computeIfPresent(e.regulator(), (_, it) -> it.looked());
    }
  }

  /** The regulator of that id. */
  public Optional<Regulator> of(RegulatorId id) {
    return Optional.ofNullable(all.get(id));
  }

  /** All, in the order in which they were named. */
  public List<Regulator> all() {
    return List.copyOf(all.values());
  }
}
