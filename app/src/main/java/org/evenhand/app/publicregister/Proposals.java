package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Proposal;
import org.evenhand.register.ProposalId;
import tools.jackson.databind.node.ObjectNode;

/** What was discussed, the last first; none of it is in force by having been discussed. */
final class Proposals extends Plural<Proposal> {
  Proposals() {
    super(
        new Heading(
            "proposals",
            "Proposal",
            "Proposals",
            "What the platform discussed doing. None of it is in force by having been discussed; what"
                + " came of one that was adopted is an act of its own.",
            "No proposal is entered."));
  }

  @Override
  public List<Proposal> all(Reading reading) {
    return reading.register().statements().proposals().reversed();
  }

  @Override
  public Optional<Proposal> find(Reading reading, String id) {
    return reading.register().statements().proposal(new ProposalId(id));
  }

  @Override
  public String id(Proposal proposal) {
    return proposal.id().value();
  }

  @Override
  public String name(Reading reading, Proposal proposal) {
    return proposal.text();
  }

  @Override
  public String words(Proposal proposal) {
    return proposal.text();
  }

  @Override
  public boolean concerns(Reading reading, Proposal proposal, Ref other) {
    return other.equals(ref(proposal));
  }

  @Override
  public Set<String> listedWith() {
    return Set.of();
  }

  @Override
  public Cell state(Reading reading, Proposal proposal) {
    return switch (proposal.state()) {
      case CONSIDERED -> Cell.soon("only considered");
      case ADOPTED -> Cell.inForce("adopted");
      case REJECTED -> Cell.ended("rejected");
    };
  }

  @Override
  public List<String> columns() {
    return List.of("Since");
  }

  @Override
  public List<Cell> cells(Reading reading, Proposal proposal) {
    return List.of(Cell.of(Words.day(proposal.at())));
  }

  @Override
  public String lead(Reading reading, Proposal proposal) {
    return proposal.state() == Proposal.State.CONSIDERED
        ? "It was discussed. It is not in force."
        : proposal.because();
  }

  @Override
  public List<Fact> facts(Reading reading, Proposal proposal) {
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of("Considered since", Words.moment(proposal.at())));
    proposal
        .ledTo()
        .ifPresent(act ->
            facts.add(
                new Fact(
                    "Carried out by",
                    new Cell("act " + act, RegisterServlet.PATH + "/acts/" + act, ""))));
    return facts;
  }

  @Override
  public void write(Reading reading, Proposal proposal, ObjectNode json) {
    json.put("text", proposal.text());
    json.put("considered_at", proposal.at().toString());
    json.put("because", proposal.because());
    proposal.ledTo().ifPresent(act -> json.put("led_to", act));
  }

  @Override
  public List<String> csvColumns() {
    return List.of("text", "considered_at", "because", "led_to");
  }
}
