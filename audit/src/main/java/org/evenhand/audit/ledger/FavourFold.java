package org.evenhand.audit.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds who is favoured and what is given for it, who acts for the platform and what ties them. */
final class FavourFold {
  final Map<String, ExceptionCase> exceptions = new LinkedHashMap<>();
  final Map<String, Deal> deals = new LinkedHashMap<>();
  final Map<String, Consideration> considerations = new LinkedHashMap<>();
  private final List<Officers.Appointment> appointments = new ArrayList<>();
  private final Map<String, Tie> ties = new LinkedHashMap<>();

  Officers officers() {
    return new Officers(appointments, List.copyOf(ties.values()));
  }

  void apply(LoggedAct act, ActJson json) {
    switch (act.type()) {
      case "exception_proposed" -> proposed(act, json.in("terms"));
      case "exception_approved", "approval_refused", "exception_published", "exception_revoked" ->
          RegisterFold.change(exceptions, json.text("exception"), one -> one.with(act));
      case "deal_opened", "deal_moved", "consideration_recorded" -> deals(act, json);
      case "officer_appointed", "tie_declared", "tie_ended" -> officers(act, json);
      default -> {
        // another fold's
      }
    }
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
      case "deal_moved" -> RegisterFold.change(deals, json.text("deal"), one -> one.with(act));
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
        RegisterFold.change(ties, json.text("tie"), one -> one.ended(day));
      }
    }
  }
}
