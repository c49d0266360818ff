package org.evenhand.register;

import static org.evenhand.register.OfficerChecks.acting;
import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import org.evenhand.register.StatementEvent.ProposalClosed;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;

/** Whether an act about statements and proposals can be. */
final class StatementChecks {
  private final RegisterSnapshot now;

  StatementChecks(RegisterSnapshot now) {
    this.now = now;
  }

  void check(StatementEvent event) {
    acting(now, event.actor());
    switch (event) {
      case StatementMade e -> {
        fresh(now.statements().statement(e.statement()).isPresent(), "statement", e.statement());
        e.condition().ifPresent(StatementChecks::compiles);
      }
      case ProposalConsidered e ->
          fresh(now.statements().proposal(e.proposal()).isPresent(), "proposal", e.proposal());
      case ProposalClosed e -> {
        var proposal = now.statements().proposal(e.proposal());
        known(proposal.isPresent(), "proposal", e.proposal());
        require(
            proposal.get().state() == Proposal.State.CONSIDERED,
            "proposal " + e.proposal() + " was closed already");
        e.ledTo()
            .ifPresent(act -> require(act > 0 && act <= now.position(), "there is no act " + act));
      }
    }
  }

  private static void compiles(String condition) {
    try {
      var _ = StatementCondition.of(condition);
    } catch (IllegalArgumentException wrong) {
      throw new RegisterRefused("the statement's condition, " + wrong.getMessage());
    }
  }
}
