package org.evenhand.app.publicregister;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /register/changes}: the acts themselves, newest first; all, or those about one object. */
final class ChangesPage {
  static final String PATH = RegisterServlet.PATH + "/changes";

  // A table has no pages for people to turn, so its parts are larger.
  private static final int CSV_PART = 1000;

  private final String baseUrl;

  ChangesPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  Outcome answer(Reading reading, Asked asked) {
    var acts = acts(reading, asked, Kinds.PAGE + 1);
    var older = older(acts, Kinds.PAGE, asked);
    return new Outcome.Shown(
        "Changes",
        "changes",
        new ChangesPageView(
            asked.get("of"),
            ActWords.view(reading, acts, Kinds.PAGE, older),
            Slice.address(PATH, asked, "format", "csv"),
            feed(asked),
            AsOf.of(reading)),
        () -> json(reading, acts, older),
        () -> csv(reading, acts(reading, asked, CSV_PART)));
  }

  private static String feed(Asked asked) {
    return PATH + ".atom" + (asked.has("of") ? "?of=" + asked.get("of") : "");
  }

  static List<Act> acts(Reading reading, Asked asked, int most) {
    return Ref.parse(asked.get("of"))
        .map(of -> reading.newest(of, asked.before(), most))
        .orElseGet(() -> reading.newest(asked.before(), most));
  }

  /** Leads to the acts before the last one shown. */
  static String older(List<Act> acts, int shown, Asked asked) {
    return acts.size() > shown
        ? Slice.address(PATH, asked, "before", acts.get(shown - 1).position())
        : "";
  }

  private ObjectNode json(Reading reading, List<Act> acts, String older) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    var items = json.putArray("items");
    acts.stream().limit(Kinds.PAGE).forEach(act -> items.add(json(reading, act, baseUrl)));
    if (!older.isEmpty()) {
      json.put("next", baseUrl + older);
    }
    return json;
  }

  /** An act in short. */
  static ObjectNode json(Reading reading, Act act, String baseUrl) {
    var json = Json.object();
    json.put("position", act.position());
    json.put("at", act.at().toString());
    json.put("type", act.type());
    json.put("what", ActWords.what(reading, act));
    json.put("reason", act.reason());
    json.set("actor", act.body().path("actor"));
    return json.put("url", baseUrl + RegisterServlet.PATH + "/acts/" + act.position());
  }

  private static Csv csv(Reading reading, List<Act> acts) {
    return new Csv(
        List.of("position", "at", "type", "what", "actor", "reason"),
        acts.stream()
            .map(act ->
                List.of(
                    Long.toString(act.position()),
                    act.at().toString(),
                    act.type(),
                    ActWords.what(reading, act),
                    ActWords.who(act),
                    act.reason()))
            .toList());
  }
}
