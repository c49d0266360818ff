package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.day;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.number;

import java.util.List;
import java.util.Optional;
import org.evenhand.register.Band;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.RegisterEvent;

/** What an officer says of invoices. Everything else about them follows from counts and days. */
final class InvoiceForms {
  static final String PAID = "invoice-paid";
  private static final String GROUP = "Invoices";
  private static final Field INVOICE = choice("invoice", "Invoice", InvoiceForms::owed);

  private InvoiceForms() {}

  static List<ActForm> all() {
    return List.of(
        form(PAID, GROUP, "Say that an invoice was paid", "What was suspended for it counts again.")
            .about(
                (scene, why, given) ->
                    new InvoicePaid(
                        scene.me(),
                        why,
                        given.as("invoice", InvoiceId::new),
                        given.day("paid"),
                        Optional.empty()),
                INVOICE,
                day("paid", "The money came on", "")),
        form(
                "credit-invoice",
                GROUP,
                "Issue a credit note",
                "For what is not owed. A lower price for one is no credit note, but an exception.")
            .about(
                InvoiceForms::credit,
                INVOICE,
                id("Id of the credit note"),
                number("amount", "Amount", "In cents or the like. Not public as it is.")
                    .keptApart(),
                choice(
                    "settles",
                    "What is left",
                    Options.of(
                        new Option("no", "The rest is still owed"),
                        new Option("yes", "Nothing is owed any more")))));
  }

  private static RegisterEvent credit(Scene scene, String why, Given given) {
    var invoice = given.as("invoice", InvoiceId::new);
    var note = given.as("id", InvoiceId::new);
    var currency =
        scene
            .now()
            .invoices()
            .of(invoice)
            .orElseThrow(() -> new Given.Wrong("invoice", "There is no such invoice."))
            .total()
            .currency();
    long amount = given.number("amount");
    return new CreditNoteIssued(
        scene.me(),
        why,
        invoice,
        note,
        Band.of(amount, currency),
        scene.commitments().keep("credit:" + note, amount + " " + currency),
        given.text("settles").equals("yes"));
  }

  private static List<Option> owed(Scene scene) {
    return scene.now().invoices().all().stream()
        .filter(one -> !one.settled())
        .map((Invoice one) ->
            new Option(
                one.id().value(),
                one.id()
                    + " to "
                    + Options.name(scene, one.organisation())
                    + ": "
                    + Options.word(one.state(scene.at()))))
        .toList();
  }
}
