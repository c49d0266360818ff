package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** {@code /register/acts/17}: one act, as it stands in the record. */
final class ActPage {
  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,17}");

  private final String baseUrl;

  ActPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  Outcome answer(String position, Reading reading) {
    return Optional.of(position)
        .filter(text -> POSITION.matcher(text).matches())
        .map(Long::parseLong)
        .filter(at -> at < reading.end())
        .flatMap(reading.past()::act)
        .<Outcome>map(act -> shown(reading, act))
        .orElseGet(Outcome.Nothing::new);
  }

  private Outcome shown(Reading reading, Act act) {
    return new Outcome.Shown(
        "Public act " + act.position(),
        "act",
        new ActPageView(ActWords.line(reading, act), act.canonical()),
        () -> json(reading, act),
        () -> csv(reading, act));
  }

  private ObjectNode json(Reading reading, Act act) {
    var json = ChangesPage.json(reading, act, baseUrl);
    json.set("act", act.body());
    return json.put("canonical", act.canonical());
  }

  private static Csv csv(Reading reading, Act act) {
    return new Csv(
        List.of("position", "at", "type", "what", "canonical"),
        List.of(
            List.of(
                Long.toString(act.position()),
                act.at().toString(),
                act.type(),
                ActWords.what(reading, act),
                act.canonical())));
  }
}
