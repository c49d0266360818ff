package org.evenhand.audit.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds who there is, what is offered, who agreed, who asked and what was ruled. */
final class AccessFold {
  final Map<String, Organisation> organisations = new LinkedHashMap<>();
  final Map<String, App> apps = new LinkedHashMap<>();
  final List<Terms> terms = new ArrayList<>();
  final Map<String, Agreement> agreements = new LinkedHashMap<>();
  final Map<String, Request> requests = new LinkedHashMap<>();
  private final Map<String, String> latestAgreement = new LinkedHashMap<>();

  void apply(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "organisation_registered", "app_registered", "app_fact_set", "terms_published" ->
          basics(act, json);
      case "agreement_accepted" -> accepted(act, json);
      case Agreement.SUSPENDED, "agreement_resumed", Agreement.ENDED ->
          RegisterFold.change(agreements, json.text("id"), one -> one.with(act));
      case "access_requested", "request_ruled", "appeal_filed", "appeal_ruled" ->
          requests(act, json);
      default -> {
        // another fold's
      }
    }
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
        RegisterFold.change(apps, json.text("app"), one -> one.with(set));
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
      RegisterFold.change(agreements, before, one -> one.with(over));
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
        RegisterFold.change(requests, id, one -> one.ruled(ruling));
      }
      case "appeal_filed" -> RegisterFold.change(requests, id, one -> one.appealedBy(act));
      default -> {
        var ruling = ruling(act, json);
        RegisterFold.change(requests, id, one -> one.ruledAgain(ruling));
      }
    }
  }

  private static Request.Ruling ruling(LoggedAct act, ActJson json) {
    return new Request.Ruling(json.text("outcome").equals("GRANTED"), act);
  }
}
