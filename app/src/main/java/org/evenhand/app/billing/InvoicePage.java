package org.evenhand.app.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.evenhand.app.words.Speech.language;
import static org.evenhand.app.words.Speech.number;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.evenhand.app.confidential.Openings;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.app.pages.Words;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An organisation's own invoices, with their exact sums: to read, to print, to download. */
@Controller
class InvoicePage {
  private static final String INVOICE = "/developers/invoices/{id}";

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final Register register;
  private final Openings openings;
  private final InstantSource clock;

  InvoicePage(
      OfficePages pages,
      OfficeSessions sessions,
      Register register,
      Openings openings,
      InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.register = register;
    this.openings = openings;
    this.clock = clock;
  }

  private record Found(Invoice invoice, Statement statement, String salt) {}

  @GetMapping(INVOICE)
  void show(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException {
    var own = own(sessions.required(request), id);
    if (own.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var page = new OfficePages.Page(200, "invoice", say("Invoice {0}", own.get().invoice().id()));
    pages.show(request, response, page, view(own.get()));
  }

  @GetMapping(INVOICE + "/statement.json")
  void json(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException {
    download(request, response, id, "json");
  }

  @GetMapping(INVOICE + "/statement.csv")
  void csv(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") String id)
      throws IOException {
    download(request, response, id, "csv");
  }

  private void download(
      HttpServletRequest request, HttpServletResponse response, String id, String form)
      throws IOException {
    var own = own(sessions.required(request), id);
    if (own.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var text = form.equals("csv") ? csv(own.get().statement()) : own.get().statement().text();
    response.setContentType(form.equals("csv") ? "text/csv;charset=utf-8" : "application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Language", "en");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + own.get().invoice().id() + "." + form + "\"");
    response.getOutputStream().write(text.getBytes(UTF_8));
  }

  /** To everybody else it is not there. */
  private Optional<Found> own(SignedInOfficer who, String name) {
    if (who.role() != OfficeRole.DEVELOPER) {
      return Optional.empty();
    }
    return id(name)
        .flatMap(register.snapshot().invoices()::of)
        .filter(one -> one.organisation().value().equals(who.id()))
        .flatMap(one ->
            openings
                .of(Billing.name(one.id()))
                .map(kept -> new Found(one, Statement.read(kept.value()), kept.salt())));
  }

  private static Optional<InvoiceId> id(String name) {
    try {
      return Optional.of(new InvoiceId(name));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private InvoiceView view(Found found) {
    var invoice = found.invoice();
    var statement = found.statement();
    return new InvoiceView(
        invoice.id().value(),
        invoice.organisation().value(),
        invoice.period(),
        state(invoice),
        OfficePages.moment(invoice.dueAt()),
        statement.items().stream().map(item -> item(item, statement.currency())).toList(),
        money(statement.total(), statement.currency()),
        invoice.credits().stream().map(InvoicePage::credit).toList(),
        found.salt(),
        invoice.statement().sha256());
  }

  private String state(Invoice invoice) {
    return switch (invoice.state(clock.instant())) {
      case OPEN -> say("It is to be paid.");
      case OVERDUE ->
          say("It is overdue.")
              + invoice
                  .suspendsAt()
                  .map(end ->
                      " "
                          + say(
                              "If it stays so, your agreements are suspended on {0}.",
                              OfficePages.moment(end)))
                  .orElse("");
      case SUSPENDING -> say("It is unpaid, and your agreements are suspended until it is paid.");
      case PAID -> say("It is paid.");
      case CREDITED -> say("Nothing is owed.");
    };
  }

  private static String credit(Invoice.Credit credit) {
    return credit.id() + ", " + OfficePages.moment(credit.at()) + ": " + credit.reason();
  }

  private static InvoiceView.Item item(Statement.Item item, String currency) {
    return new InvoiceView.Item(
        item.app(),
        say("{0} for {1}, by {2}", item.type(), item.purpose(), item.ground()),
        number(item.lines()),
        money(item.unitPrice(), currency),
        money(item.amount(), currency));
  }

  private static String money(long minorUnits, String currency) {
    return Words.money(minorUnits, currency, language().locale());
  }

  private static String csv(Statement statement) {
    var csv = new StringBuilder("app,datatype,purpose,ground,lines,unit_price,amount,currency\r\n");
    for (var item : statement.items()) {
      csv.append(
          String.join(
              ",",
              item.app(),
              item.type().value(),
              item.purpose(),
              item.ground(),
              Long.toString(item.lines()),
              Long.toString(item.unitPrice()),
              Long.toString(item.amount()),
              statement.currency()));
      csv.append("\r\n");
    }
    return csv.toString();
  }
}
