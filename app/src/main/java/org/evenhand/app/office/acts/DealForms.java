package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.day;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;
import static org.evenhand.app.office.acts.Field.number;
import static org.evenhand.app.office.acts.Field.text;

import java.util.List;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.register.Band;
import org.evenhand.register.Consideration;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.Deal;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealMoved;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.DealId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.vocabulary.OrganisationId;

/** Deals, and what organisations gave. */
final class DealForms {
  private static final String GROUP = "Deals";
  private static final Field ORGANISATION =
      choice("organisation", "With whom", Options::organisations);

  private DealForms() {}

  static List<ActForm> all() {
    return List.of(
        form("open-deal", GROUP, "Open a deal", "From the first time that it is spoken of.")
            .asks(
                (scene, why, given) ->
                    new DealOpened(
                        scene.me(),
                        why,
                        given.as("id", DealId::new),
                        given.as("organisation", OrganisationId::new),
                        given.text("title"),
                        given.lines("gives"),
                        given.lines("gets"),
                        new Actor(Actor.OFFICER, given.text("instigator"))),
                id("Id of the deal"),
                ORGANISATION,
                line("title", "Title", ""),
                text("gives", "What the platform gives", "A line each.").optional(),
                text("gets", "What it gets", "A line each.").optional(),
                choice("instigator", "Who wanted it first", Options::officers)),
        form("move-deal", GROUP, "Move a deal on", "It goes forward only.")
            .about(
                (scene, why, given) ->
                    new DealMoved(
                        scene.me(),
                        why,
                        given.as("deal", DealId::new),
                        given.as("state", Deal.State::valueOf),
                        Optional.empty()),
                choice("deal", "Deal", Options::deals),
                choice("state", "It is now", Options.of(Deal.State.class))),
        form(
                "record-consideration",
                GROUP,
                "Record what an organisation gave",
                "The public sees between which powers of ten an amount lies; the exact one is kept,"
                    + " with a commitment in its place.")
            .asks(
                DealForms::given,
                id("Id of the consideration"),
                ORGANISATION.saying("Who gave it."),
                choice("deal", "Deal that it belongs to", Options::deals).optional(),
                choice("kind", "What", Options.of(Consideration.Kind.class)),
                number("amount", "Amount", "In cents or the like. Not public as it is.")
                    .keptApart()
                    .optional(),
                line("currency", "Currency", "Three capital letters (ISO 4217).").optional(),
                day("from", "For the days from", ""),
                day("until", "Until", "")));
  }

  private static RegisterEvent given(Scene scene, String why, Given given) {
    var id = given.as("id", ConsiderationId::new);
    var amount = given.optional("amount", Long::parseLong);
    var band = amount.map(cents -> Band.of(cents, given.text("currency")));
    var exact = amount.map(cents -> cents + " " + given.text("currency")).orElse("no amount");
    return new ConsiderationRecorded(
        scene.me(),
        why,
        id,
        given.as("organisation", OrganisationId::new),
        given.optional("deal", DealId::new),
        given.as("kind", Consideration.Kind::valueOf),
        band,
        given.day("from"),
        given.day("until"),
        scene.commitments().keep("consideration:" + id, exact));
  }
}
