package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.day;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;
import static org.evenhand.app.office.acts.Field.number;
import static org.evenhand.app.office.acts.Field.text;

import java.net.URI;
import java.util.List;
import org.evenhand.register.ProposalId;
import org.evenhand.register.StatementEvent.ProposalClosed;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.StatementId;

/** What was promised, and what was only thought of. */
final class WordForms {
  private static final String GROUP = "Statements and proposals";

  private WordForms() {}

  static List<ActForm> all() {
    return List.of(
        form(
                "record-statement",
                GROUP,
                "Record a public statement",
                "With a condition, the register shows the first act that contradicts it.")
            .asks(
                (scene, why, given) ->
                    new StatementMade(
                        scene.me(),
                        why,
                        given.as("id", StatementId::new),
                        given.text("text"),
                        given.as("source", URI::create),
                        given.day("said"),
                        given.optional("condition")),
                id("Id of the statement"),
                text("text", "What was said", "Word for word."),
                line("source", "Where", "An http or https address."),
                day("said", "When", ""),
                line(
                        "condition",
                        "Condition",
                        "In CEL over each public act, such as act.type != \"exception_proposed\","
                            + " or over each row of the public tallies, such as tally.data_type !="
                            + " \"likes\".")
                    .optional()),
        form(
                "record-proposal",
                GROUP,
                "Record a proposal",
                "What was considered is on the record, whatever comes of it.")
            .asks(
                (scene, why, given) ->
                    new ProposalConsidered(
                        scene.me(), why, given.as("id", ProposalId::new), given.text("text")),
                id("Id of the proposal"),
                text("text", "What was proposed", "")),
        form("close-proposal", GROUP, "Close a proposal", "Adopted, or rejected.")
            .about(
                (scene, why, given) ->
                    new ProposalClosed(
                        scene.me(),
                        why,
                        given.as("proposal", ProposalId::new),
                        given.text("adopted").equals("yes"),
                        given.optional("led_to", Long::parseLong)),
                choice("proposal", "Proposal", Options::proposals),
                choice(
                    "adopted",
                    "What came of it",
                    Options.of(new Option("yes", "Adopted"), new Option("no", "Rejected"))),
                number("led_to", "Public act that it led to", "Its number.").optional()));
  }
}
