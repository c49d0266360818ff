package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.RecordedAct;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A public act, read by its JSON alone, so that an act of a kind that these pages have no words for
 * is shown too.
 *
 * @param position its position in the record
 * @param at when it was recorded
 * @param canonical its canonical form
 * @param body the same, parsed
 */
record Act(long position, Instant at, String canonical, JsonNode body) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What the type of an act starts with, and the kind of object that it is then an act of. */
  private static final Map<String, String> KINDS =
      Map.of(
          "organisation_", "organisations",
          "app_", "apps",
          "terms_", "terms",
          "agreement_", "agreements",
          "exception_proposed", "exceptions",
          "cut_off_a", "cutoffs",
          "cut_off_w", "cutoffs");

  private static final List<Member> MEMBERS =
      List.of(
          new Member("exception", "exceptions"),
          new Member("consideration", "considerations"),
          new Member("invoice", "invoices"),
          new Member("deal", "deals"),
          new Member("request", "requests"),
          new Member("complaint", "complaints"),
          new Member("programme", "programmes"),
          new Member("transfer", "transfers"),
          new Member("statement", "statements"),
          new Member("proposal", "proposals"),
          new Member("cut_off", "cutoffs"),
          new Member("officer", "officers"),
          new Member("regulator", "regulators"),
          new Member("report", "audits"),
          new Member("plan", "plans"));

  static Act of(RecordedAct act) {
    return new Act(act.position(), act.at(), act.json(), JSON.readTree(act.json()));
  }

  String type() {
    return text("type");
  }

  String reason() {
    return text("reason");
  }

  /** A member's text; empty if there is none. */
  String text(String member) {
    return body.path(member).asString("");
  }

  /** The object that the act made or changed, where these pages know such objects. */
  Optional<Ref> subject() {
    var byType =
        KINDS.entrySet().stream()
            .filter(kind -> type().startsWith(kind.getKey()))
            .findFirst()
            .flatMap(kind -> own(kind.getValue()));
    return byType.isPresent()
        ? byType
        : MEMBERS.stream()
            .filter(kind -> body.path(kind.member()).isString())
            .findFirst()
            .flatMap(kind -> Ref.parse(kind.path() + "/" + text(kind.member())));
  }

  /** What the acts of all other kinds name their object by; the first that is there counts. */
  private record Member(String member, String path) {}

  private Optional<Ref> own(String kind) {
    var id =
        switch (kind) {
          case "organisations" -> body.path("organisation").path("id");
          case "apps" -> body.path("app").path("id");
          case "terms" -> body.path("terms").path("version");
          case "exceptions" -> body.path("terms").path("id");
          default -> body.path("id");
        };
    return id.isString() ? Ref.parse(kind + "/" + id.asString()) : Optional.empty();
  }

  /** Every organisation, app and version of the terms that the act names. */
  Set<Ref> named() {
    var named = new LinkedHashSet<Ref>();
    collect(body, named);
    return named;
  }

  private static void collect(JsonNode in, Set<Ref> into) {
    for (var member : in.properties()) {
      var value = member.getValue();
      if (value.isString()) {
        add(member.getKey(), value, into);
      } else if (value.isArray()) {
        value.forEach(element -> collectOne(member.getKey(), element, into));
      } else {
        collect(value, into);
      }
    }
  }

  private static void collectOne(String list, JsonNode element, Set<Ref> into) {
    if (element.isString()) {
      add(list.endsWith("s") ? list.substring(0, list.length() - 1) : list, element, into);
    } else {
      collect(element, into);
    }
  }

  private static void add(String member, JsonNode value, Set<Ref> into) {
    var kind =
        switch (member) {
          case "organisation" -> "organisations";
          case "app" -> "apps";
          case "terms" -> "terms";
          default -> "";
        };
    Ref.parse(kind + "/" + value.asString()).ifPresent(into::add);
  }
}
