package org.evenhand.register;

import static org.evenhand.register.OfficerChecks.acting;
import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealMoved;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.vocabulary.OrganisationId;

/** Whether an act about deals can be. */
final class DealChecks {
  private final RegisterSnapshot now;

  DealChecks(RegisterSnapshot now) {
    this.now = now;
  }

  void check(DealEvent event) {
    if (!event.actor().role().equals(Actor.SYSTEM)) {
      acting(now, event.actor());
    }
    switch (event) {
      case DealOpened e -> {
        fresh(now.deals().deal(e.deal()).isPresent(), "deal", e.deal());
        organisation(e.organisation());
      }
      case DealMoved e -> {
        var deal = now.deals().deal(e.deal());
        known(deal.isPresent(), "deal", e.deal());
        require(
            deal.get().state().compareTo(e.to()) < 0,
            "deal " + e.deal() + " is " + deal.get().state() + " and goes forward only");
      }
      case ConsiderationRecorded e -> consideration(e);
    }
  }

  private void consideration(ConsiderationRecorded e) {
    fresh(
        now.deals().consideration(e.consideration()).isPresent(),
        "consideration",
        e.consideration());
    organisation(e.organisation());
    e.deal()
        .ifPresent(id -> {
          var deal = now.deals().deal(id);
          known(deal.isPresent(), "deal", id);
          require(
              deal.get().organisation().equals(e.organisation()),
              "deal " + id + " is with " + deal.get().organisation());
        });
  }

  private void organisation(OrganisationId id) {
    known(now.organisation(id).isPresent(), "organisation", id);
  }
}
