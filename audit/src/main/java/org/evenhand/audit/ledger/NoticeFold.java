package org.evenhand.audit.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds what ends, what is promised, what is owed, who objects, and how it is to be audited. */
final class NoticeFold {
  final Map<String, CutOff> cutOffs = new LinkedHashMap<>();
  final Map<String, Statement> statements = new LinkedHashMap<>();
  final Map<String, Invoice> invoices = new LinkedHashMap<>();
  final Map<String, Complaint> complaints = new LinkedHashMap<>();
  final List<RegisteredPlan> plans = new ArrayList<>();

  void apply(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "cut_off_announced", "cut_off_withdrawn", "cut_off_reviewed" -> cutOffs(act, json);
      case "statement_made" -> said(act, json);
      case "invoice_issued", Invoice.PAID, Invoice.CREDITED, Invoice.OVERDUE, Invoice.SUSPENDED ->
          invoices(act, json);
      case "complaint_filed", "complaint_ruled" -> complaints(act, json);
      case "audit_plan_registered" ->
          plans.add(
              new RegisteredPlan(json.text("plan"), json.text("title"), json.text("text"), act));
      default -> {
        // another fold's
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
      case "cut_off_withdrawn" ->
          RegisterFold.change(cutOffs, json.text("id"), one -> one.takenBack(act));
      default -> {
        if (!json.yes("upheld")) {
          RegisterFold.change(cutOffs, json.text("cut_off"), one -> one.takenBack(act));
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
      RegisterFold.change(invoices, id, one -> one.with(act, settles));
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
      RegisterFold.change(
          complaints,
          id,
          one ->
              new Complaint(
                  id, one.organisation(), one.about(), one.filed(), Optional.of(act), upheld));
    }
  }
}
