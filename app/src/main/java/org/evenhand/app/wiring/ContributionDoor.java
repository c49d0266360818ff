package org.evenhand.app.wiring;

import java.util.List;
import java.util.Optional;
import org.evenhand.app.api.ContributionPort;
import org.evenhand.app.pages.Partners.Partner;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.contribution.Given;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Gate;
import org.evenhand.gate.Outcome;
import org.evenhand.register.App;
import org.evenhand.register.Deal;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Reason;

/**
 * What apps give in return comes in by here: it counts as a call, under a public deal, with the
 * person's yes.
 *
 * @param gate counts the call
 * @param platform where it goes
 */
record ContributionDoor(Gate gate, Platform platform) implements ContributionPort {
  @Override
  public Taken take(Caller caller, String operation, Offered offered) {
    var notNow = gate.call(caller.app(), operation);
    if (notNow.isPresent()) {
      return new Taken.Refused(notNow.get());
    }
    var deal = deal(platform.register().snapshot(), caller.app());
    if (deal.isEmpty()) {
      return refused(caller, operation, offered, Reason.NO_DEAL);
    }
    return offered
        .about()
        .map(about -> take(caller, operation, offered, about, deal.get()))
        .orElseGet(() -> refused(caller, operation, offered, Reason.NO_INBOUND_CONSENT));
  }

  private Taken take(Caller caller, String operation, Offered offered, PersonId about, Deal deal) {
    var given =
        new Given(
            caller.app(),
            about,
            offered.purpose(),
            offered.type(),
            deal.id().value(),
            offered.reference(),
            offered.givenAt(),
            offered.items());
    ContributionActs acts = platform.contributionActs();
    var receipt = acts.contribute(given);
    return receipt.isPresent()
        ? new Taken.Receipt(receipt.getAsLong(), gate.budget(caller.app()))
        : refused(caller, operation, offered, Reason.NO_INBOUND_CONSENT);
  }

  private Taken refused(Caller caller, String operation, Offered offered, Reason reason) {
    long position = gate.refuse(caller, operation, reason);
    return new Taken.Refused(
        new Outcome.Refused(position, reason, offered.type(), gate.budget(caller.app())));
  }

  /** The apps of organisations that such a deal is with. */
  static List<Partner> partners(RegisterSnapshot now) {
    return now.apps().stream()
        .flatMap(app ->
            deal(now, app.id()).stream()
                .map(deal -> new Partner(app.id(), deal.id().value(), deal.title())))
        .toList();
  }

  /** The one that was signed or performed last. */
  static Optional<Deal> deal(RegisterSnapshot now, AppId app) {
    var organisation = now.app(app).map(App::organisation);
    return now.deals().all().stream()
        .filter(deal -> organisation.filter(deal.organisation()::equals).isPresent())
        .filter(deal -> deal.state() == Deal.State.SIGNED || deal.state() == Deal.State.PERFORMED)
        .max(java.util.Comparator.comparing(Deal::since));
  }
}
