package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.TransferEvent.DeletionConfirmed;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;

/** What apps passed on to other parties, as far as is known. */
public final class Transfers {
  private final Map<TransferId, OnwardTransfer> transfers;

  Transfers() {
    this(new LinkedHashMap<>());
  }

  private Transfers(Map<TransferId, OnwardTransfer> transfers) {
    this.transfers = transfers;
  }

  /** As it stands now, whatever comes. */
  Transfers copy() {
    return new Transfers(new LinkedHashMap<>(transfers));
  }

  void apply(TransferEvent event, Instant at) {
    switch (event) {
      case TransferRecorded e ->
          transfers.put(
              e.transfer(),
              new OnwardTransfer(
                  e.transfer(),
                  e.app(),
                  e.recipient(),
                  e.dataTypes(),
                  e.found(),
                  e.reason(),
                  e.knownSince(),
                  at,
                  Optional.empty(),
                  Optional.empty()));
      case DeletionDemanded e -> {
        var demand = new OnwardTransfer.Demand(at, e.by(), e.reason());
        transfers.computeIfPresent(e.transfer(), (_, one) -> one.demanded(demand));
      }
      case DeletionConfirmed e -> {
        var word = new OnwardTransfer.Confirmation(at, e.reason(), e.document());
        transfers.computeIfPresent(e.transfer(), (_, one) -> one.confirmed(word));
      }
    }
  }

  /** The transfer of that id. */
  public Optional<OnwardTransfer> of(TransferId id) {
    return Optional.ofNullable(transfers.get(id));
  }

  /** All transfers, in the order in which they were recorded. */
  public List<OnwardTransfer> all() {
    return List.copyOf(transfers.values());
  }
}
