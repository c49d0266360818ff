package org.evenhand.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.StatementEvent.ProposalClosed;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;

/** What the platform said in public, and what it only thought of. */
public final class Statements {
  private final Map<StatementId, StatementMade> statements;
  private final Map<ProposalId, Proposal> proposals;

  Statements() {
    this(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Statements(
      Map<StatementId, StatementMade> statements, Map<ProposalId, Proposal> proposals) {
    this.statements = statements;
    this.proposals = proposals;
  }

  /** As it stands now, whatever comes. */
  Statements copy() {
    return new Statements(new LinkedHashMap<>(statements), new LinkedHashMap<>(proposals));
  }

  void apply(StatementEvent event, Instant at) {
    switch (event) {
      case StatementMade e -> statements.put(e.statement(), e);
      case ProposalConsidered e ->
          proposals.put(
              e.proposal(),
              new Proposal(
                  e.proposal(), e.text(), at, Proposal.State.CONSIDERED, "", Optional.empty()));
      case ProposalClosed e ->
          proposals.computeIfPresent(
              e.proposal(), (_, p) -> p.closed(e.adopted(), e.reason(), e.ledTo()));
    }
  }

  /** The statement of that id. */
  public Optional<StatementMade> statement(StatementId id) {
    return Optional.ofNullable(statements.get(id));
  }

  /** All statements, in the order in which they were entered. */
  public List<StatementMade> all() {
    return List.copyOf(statements.values());
  }

  /** The proposal of that id. */
  public Optional<Proposal> proposal(ProposalId id) {
    return Optional.ofNullable(proposals.get(id));
  }

  /** All proposals, oldest first. */
  public List<Proposal> proposals() {
    return List.copyOf(proposals.values());
  }
}
