package org.evenhand.app.demo.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.register.Band;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;

/**
 * Data sold by the line, before the demo's own record of accesses begins: a cartographer pays, the
 * big advertiser is forgiven what it owes, and a rival that doesn't pay is told what follows.
 */
final class Sales {
  private static final String FICTION = " Fictional: played by the demo.";
  private static final Actor BILLING = new Actor(Actor.SYSTEM, "billing");
  private static final DataTypeId NAMES = new DataTypeId("profile.name");

  /** Each period has four weeks, and ends so many weeks before the present. */
  private static final int WEEKS = 4;

  private final Weeks weeks;
  private final Amounts amounts;
  private final List<Timed> acts = new ArrayList<>();

  private Sales(Weeks weeks, Amounts amounts) {
    this.weeks = weeks;
    this.amounts = amounts;
  }

  /**
   * The acts.
   *
   * @param favoured whether somebody is forgiven what they owe, and somebody else isn't
   */
  static List<Timed> acts(Weeks weeks, Amounts amounts, boolean favoured) {
    var sales = new Sales(weeks, amounts);
    sales.sold(16, "sunny-cartography", "sunny-maps", 41_210, 2);
    sales.paid(13, "sunny-cartography", 16);
    sales.sold(16, "northstar-retail", "northstar-phone", 912_044, 2);
    if (favoured) {
      sales.forgiven(14, "northstar-retail", 16, 1_824_088);
      sales.sold(12, "sparrow-messenger", "sparrow", 20_377, 2);
      sales.overdue(7, "sparrow-messenger", 12);
    } else {
      sales.paid(13, "northstar-retail", 16);
    }
    return sales.acts;
  }

  private void add(int weeksAgo, RegisterEvent act) {
    acts.add(new Timed(weeks.ago(weeksAgo), act));
  }

  private static InvoiceId id(String organisation, int period) {
    return new InvoiceId(organisation + "-period-" + (100 - period));
  }

  private void sold(int ago, String organisation, String app, long lines, long price) {
    var id = id(organisation, ago);
    var from = weeks.ago(ago + WEEKS);
    var until = weeks.ago(ago);
    var statement =
        String.format(
            Locale.ROOT,
            "{\"invoice\":\"%s\",\"organisation\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"currency\":\"USD\",\"total\":%d,\"items\":[{\"app\":\"%s\",\"datatype\":\"%s\",\"purpose\":\"Personalisation\",\"ground\":\"terms:fictional\",\"lines\":%d,\"unit_price\":%d,\"amount\":%d}]}",
            id,
            organisation,
            from,
            until,
            lines * price,
            app,
            NAMES,
            lines,
            price,
            lines * price);
    var band = Band.of(lines * price, "USD");
    add(
        ago,
        new InvoiceIssued(
            BILLING,
            "For the lines drawn in four weeks." + FICTION,
            id,
            new OrganisationId(organisation),
            from,
            until,
            Map.of(NAMES, band),
            band,
            amounts.keep("invoice:" + id, statement),
            until.plus(Invoice.DUE)));
  }

  private void paid(int ago, String organisation, int period) {
    add(
        ago,
        new InvoicePaid(
            Staff.COUNSEL,
            "The money came." + FICTION,
            id(organisation, period),
            weeks.day(ago),
            Optional.empty()));
  }

  private void forgiven(int ago, String organisation, int period, long cents) {
    var note = new InvoiceId(id(organisation, period) + "-credit");
    add(
        ago,
        new CreditNoteIssued(
            Staff.PARTNERS,
            "Goodwill: they buy so much advertising." + FICTION,
            id(organisation, period),
            note,
            Band.of(cents, "USD"),
            amounts.keep("credit:" + note, cents + " USD"),
            true));
  }

  private void overdue(int ago, String organisation, int period) {
    add(
        ago,
        new InvoiceOverdue(
            BILLING,
            "It was to be paid by now." + FICTION,
            id(organisation, period),
            weeks.ago(ago).plus(Duration.ofDays(14))));
  }
}
