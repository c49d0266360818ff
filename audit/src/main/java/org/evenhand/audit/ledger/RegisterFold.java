package org.evenhand.audit.ledger;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Folds public acts, in their order. What it does not know it leaves alone. */
final class RegisterFold {
  private final Map<String, Organisation> organisations = new LinkedHashMap<>();
  private final Map<String, App> apps = new LinkedHashMap<>();
  private final List<Terms> terms = new ArrayList<>();
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();
  private final Map<String, String> latestAgreement = new LinkedHashMap<>();
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final Map<String, ExceptionCase> exceptions = new LinkedHashMap<>();
  private final Map<String, Deal> deals = new LinkedHashMap<>();
  private final Map<String, Consideration> considerations = new LinkedHashMap<>();
  private final List<Officers.Appointment> appointments = new ArrayList<>();
  private final Map<String, Tie> ties = new LinkedHashMap<>();
  private final Map<String, CutOff> cutOffs = new LinkedHashMap<>();
  private final Map<String, Statement> statements = new LinkedHashMap<>();
  private final Map<String, Invoice> invoices = new LinkedHashMap<>();
  private final Map<String, Complaint> complaints = new LinkedHashMap<>();

  Register register() {
    return new Register(
        kept(organisations),
        kept(apps),
        List.copyOf(terms),
        kept(agreements),
        kept(requests),
        kept(exceptions),
        kept(deals),
        kept(considerations),
        new Officers(appointments, List.copyOf(ties.values())),
        kept(cutOffs),
        kept(statements),
        kept(invoices),
        kept(complaints),
        agreements.values().stream().collect(groupingBy(Agreement::app)),
        requests.values().stream().collect(groupingBy(Request::app)));
  }

  // Not Map.copyOf: what comes first in the register is to come first here.
  private static <T> Map<String, T> kept(Map<String, T> map) {
    return Collections.unmodifiableMap(map);
  }

  Statement statement(String id) {
    var found = statements.get(id);
    if (found == null) {
      throw new UnreadableAct("there is no statement " + id);
    }
    return found;
  }

  /**
   * Folds the next act.
   *
   * @throws UnreadableAct if it lacks what an act of its type says
   */
  void apply(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "organisation_registered", "app_registered", "app_fact_set", "terms_published" ->
          basics(act, json);
      case "agreement_accepted" -> accepted(act, json);
      case Agreement.SUSPENDED, "agreement_resumed", Agreement.ENDED ->
          change(agreements, json.text("id"), one -> one.with(act));
      case "access_requested", "request_ruled", "appeal_filed", "appeal_ruled" ->
          requests(act, json);
      case "exception_proposed" -> proposed(act, json.in("terms"));
      case "exception_approved", "approval_refused", "exception_published", "exception_revoked" ->
          change(exceptions, json.text("exception"), one -> one.with(act));
      case "deal_opened", "deal_moved", "consideration_recorded" -> deals(act, json);
      case "officer_appointed", "tie_declared", "tie_ended" -> officers(act, json);
      case "cut_off_announced", "cut_off_withdrawn", "cut_off_reviewed" -> cutOffs(act, json);
      case "statement_made" -> said(act, json);
      case "invoice_issued", Invoice.PAID, Invoice.CREDITED, Invoice.OVERDUE, Invoice.SUSPENDED ->
          invoices(act, json);
      case "complaint_filed", "complaint_ruled" -> complaints(act, json);
      default -> {
        // Acts that nothing here needs, or of a later version.
      }
    }
  }

  private static <T> void change(Map<String, T> in, String id, UnaryOperator<T> how) {
    in.computeIfPresent(id, (_, one) -> how.apply(one));
  }

  private void basics(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "organisation_registered" -> {
        var of = json.in("organisation");
        organisations.put(
            of.text("id"), new Organisation(of.text("id"), of.text("legal_name"), act));
      }
      case "app_registered" -> {
        var of = json.in("app");
        apps.put(
            of.text("id"),
            new App(
                of.text("id"),
                of.text("name"),
                of.text("organisation"),
                of.text("category"),
                of.texts("purposes"),
                act,
                List.of()));
      }
      case "app_fact_set" -> {
        var set = new App.FactSet(json.text("fact"), json.text("value"), act);
        change(apps, json.text("app"), one -> one.with(set));
      }
      default -> terms.add(terms(act, json.in("terms")));
    }
  }

  private static Terms terms(LoggedAct act, ActJson of) {
    return new Terms(
        of.text("version"),
        of.instant("effective_from"),
        of.textsByName("offers"),
        of.textByName("eligibility"),
        of.wholeByName("unit_prices"),
        of.maybe("currency"),
        of.in("limits").whole("calls_per_hour"),
        of.has("duties") ? (int) of.in("duties").whole("cut_off_notice_days") : 0,
        act);
  }

  /** An earlier agreement of the app ends with it. */
  private void accepted(LoggedAct act, ActJson json) {
    var id = json.text("id");
    var app = json.text("app");
    var before = latestAgreement.put(app, id);
    if (before != null) {
      var over = act.as(Agreement.ENDED, before);
      change(agreements, before, one -> one.with(over));
    }
    agreements.put(
        id,
        new Agreement(
            id,
            app,
            json.text("terms"),
            json.texts("datatypes"),
            json.texts("purposes"),
            act,
            List.of()));
  }

  private void requests(LoggedAct act, ActJson json) {
    var id = json.text("request");
    switch (act.type()) {
      case "access_requested" ->
          requests.put(
              id,
              new Request(
                  id,
                  json.text("app"),
                  json.texts("datatypes"),
                  json.texts("purposes"),
                  act,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      case "request_ruled" -> {
        var ruling = ruling(act, json);
        change(requests, id, one -> one.ruled(ruling));
      }
      case "appeal_filed" -> change(requests, id, one -> one.appealedBy(act));
      default -> {
        var ruling = ruling(act, json);
        change(requests, id, one -> one.ruledAgain(ruling));
      }
    }
  }

  private static Request.Ruling ruling(LoggedAct act, ActJson json) {
    return new Request.Ruling(json.text("outcome").equals("GRANTED"), act);
  }

  private void proposed(LoggedAct act, ActJson of) {
    exceptions.put(
        of.text("id"),
        new ExceptionCase(
            of.text("id"),
            of.text("organisation"),
            of.texts("apps"),
            effect(of.in("effect")),
            of.instant("from"),
            of.instant("until"),
            of.actor("instigator"),
            of.maybe("deal"),
            of.texts("considerations"),
            of.maybe("programme"),
            act,
            List.of()));
  }

  private static Effect effect(ActJson of) {
    return switch (of.text("type")) {
      case "wider" -> new Effect.Wider(of.texts("datatypes"), of.texts("purposes"));
      case "narrower" -> new Effect.Narrower(of.texts("datatypes"), of.texts("purposes"));
      case "limits" -> new Effect.OtherLimits(of.in("limits").whole("calls_per_hour"));
      case "lenience" -> new Effect.Lenience(of.text("cut_off"));
      case "price" -> new Effect.Price(of.wholeByName("unit_prices"), of.text("currency"));
      default -> throw new UnreadableAct("an unknown effect: " + of.text("type"));
    };
  }

  private void deals(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "deal_opened" ->
          deals.put(
              json.text("deal"),
              new Deal(
                  json.text("deal"),
                  json.text("organisation"),
                  json.text("title"),
                  json.actor("instigator"),
                  act,
                  List.of()));
      case "deal_moved" -> change(deals, json.text("deal"), one -> one.with(act));
      default ->
          considerations.put(
              json.text("consideration"),
              new Consideration(
                  json.text("consideration"),
                  json.text("organisation"),
                  json.maybe("deal"),
                  kind(json.text("kind")),
                  json.has("amount") ? Optional.of(json.band("amount")) : Optional.empty(),
                  json.date("from"),
                  json.date("until"),
                  act));
    }
  }

  private static Consideration.Kind kind(String word) {
    for (var kind : Consideration.Kind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    throw new UnreadableAct("an unknown kind of consideration: " + word);
  }

  private void officers(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "officer_appointed" ->
          appointments.add(
              new Officers.Appointment(
                  json.text("officer"), json.text("role"), json.maybe("superior"), act));
      case "tie_declared" ->
          ties.put(
              json.text("tie"),
              new Tie(
                  json.text("tie"),
                  json.text("officer"),
                  json.text("organisation"),
                  json.text("kind"),
                  json.date("since"),
                  Optional.empty(),
                  act));
      default -> {
        var day = json.date("until");
        change(ties, json.text("tie"), one -> one.ended(day));
      }
    }
  }

  private void cutOffs(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "cut_off_announced" -> {
        var of = json.single("of");
        cutOffs.put(
            json.text("id"),
            new CutOff(
                json.text("id"),
                of.getKey(),
                of.getValue(),
                json.instant("announced_at"),
                json.instant("effective_at"),
                json.has("review_by"),
                act,
                Optional.empty()));
      }
      case "cut_off_withdrawn" -> change(cutOffs, json.text("id"), one -> one.takenBack(act));
      default -> {
        if (!json.yes("upheld")) {
          change(cutOffs, json.text("cut_off"), one -> one.takenBack(act));
        }
      }
    }
  }

  private void said(LoggedAct act, ActJson json) {
    statements.put(
        json.text("statement"),
        new Statement(
            json.text("statement"),
            json.text("text"),
            json.date("said"),
            json.maybe("condition"),
            act));
  }

  private void invoices(LoggedAct act, ActJson json) {
    var id = json.text("invoice");
    if (act.type().equals("invoice_issued")) {
      invoices.put(
          id,
          new Invoice(
              id,
              json.text("organisation"),
              json.instant("from"),
              json.instant("until"),
              json.band("total"),
              json.instant("due_at"),
              act,
              List.of(),
              Optional.empty()));
    } else {
      boolean settles =
          act.type().equals(Invoice.PAID)
              || (act.type().equals(Invoice.CREDITED) && json.yes("settles"));
      change(invoices, id, one -> one.with(act, settles));
    }
  }

  private void complaints(LoggedAct act, ActJson json) {
    var id = json.text("complaint");
    if (act.type().equals("complaint_filed")) {
      complaints.put(
          id,
          new Complaint(id, act.actor().id(), json.whole("about"), act, Optional.empty(), false));
    } else {
      boolean upheld = json.yes("upheld");
      change(
          complaints,
          id,
          one ->
              new Complaint(
                  id, one.organisation(), one.about(), one.filed(), Optional.of(act), upheld));
    }
  }
}
