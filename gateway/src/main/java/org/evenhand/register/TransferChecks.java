package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Instant;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.TransferEvent.DeletionConfirmed;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;

/** Whether an act about onward transfers can be. */
final class TransferChecks {
  private final RegisterSnapshot now;
  private final Catalogue catalogue;
  private final Instant at;

  TransferChecks(RegisterSnapshot now, Catalogue catalogue, Instant at) {
    this.now = now;
    this.catalogue = catalogue;
    this.at = at;
  }

  void check(TransferEvent event) {
    switch (event) {
      case TransferRecorded e -> recorded(e);
      case DeletionDemanded e -> {
        OfficerChecks.acting(now, e.actor());
        require(one(e.transfer()).demand().isEmpty(), "deletion was demanded already");
        require(e.by().isAfter(at), "a demand leaves time: " + e.by() + " has passed");
      }
      case DeletionConfirmed e -> {
        var transfer = one(e.transfer());
        require(transfer.demand().isPresent(), "nobody demanded a deletion");
        require(transfer.confirmation().isEmpty(), "its deletion was confirmed already");
        owner(e.actor(), transfer.app());
      }
    }
  }

  private void recorded(TransferRecorded e) {
    fresh(now.transfers().of(e.transfer()).isPresent(), "transfer", e.transfer());
    known(now.app(e.app()).isPresent(), "app", e.app());
    e.dataTypes().forEach(type -> known(catalogue.type(type).isPresent(), "data type", type));
    require(!e.knownSince().isAfter(at), "it cannot be known since " + e.knownSince() + " yet");
    if (e.found() == Found.DECLARED) {
      owner(e.actor(), e.app());
    } else {
      OfficerChecks.acting(now, e.actor());
    }
  }

  private void owner(Actor actor, AppId app) {
    var owner = now.app(app).orElseThrow().organisation();
    require(
        actor.equals(new Actor(Actor.DEVELOPER, owner.value())),
        "app " + app + " is not of " + actor.id());
  }

  private OnwardTransfer one(TransferId id) {
    return now.transfers()
        .of(id)
        .orElseThrow(() -> new RegisterRefused("there is no transfer " + id));
  }
}
