package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evenhand.app.pages.Words;
import org.evenhand.app.publicregister.TermsDiff.Change;
import org.evenhand.app.publicregister.TermsDiff.Side;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.databind.node.ObjectNode;

/** {@code /register/terms/{a}/diff/{b}}: what an app and a person gain and lose. */
final class DiffPage {
  private final String baseUrl;

  DiffPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Where two versions are compared. */
  static String path(Terms from, Terms to) {
    return path(from.version().value(), to.version().value());
  }

  private static String path(String from, String to) {
    return RegisterServlet.PATH + "/terms/" + from + "/diff/" + to;
  }

  /** Where the form leads in which two versions are chosen. */
  static Outcome chosen(Reading reading, Asked asked) throws Asked.Refused {
    var from = asked.get("from");
    var to = asked.get("to");
    if (version(reading, from).isEmpty() || version(reading, to).isEmpty()) {
      throw new Asked.Refused("'from' and 'to' are versions of the terms.");
    }
    return new Outcome.Moved(path(from, to));
  }

  private static Optional<Terms> version(Reading reading, String name) {
    return Ref.parse("terms/" + name)
        .flatMap(ref -> reading.register().terms(new TermsVersion(ref.id())));
  }

  Outcome answer(String a, String b, Reading reading) {
    return version(reading, a)
        .flatMap(from -> version(reading, b).map(to -> shown(from, to, reading)))
        .orElseGet(Outcome.Nothing::new);
  }

  private Outcome shown(Terms from, Terms to, Reading reading) {
    var changes = TermsDiff.between(from, to, reading.catalogue());
    return new Outcome.Shown(
        "What changes from terms " + from.version() + " to " + to.version(),
        "diff",
        view(from, to, changes, AsOf.of(reading)),
        () -> json(from, to, changes, reading),
        () -> csv(changes));
  }

  private static DiffView view(Terms from, Terms to, List<Change> changes, AsOf asOf) {
    return new DiffView(
        from.version().value(),
        to.version().value(),
        Words.day(from.effectiveFrom()),
        Words.day(to.effectiveFrom()),
        words(changes, Side.APP, true),
        words(changes, Side.APP, false),
        words(changes, Side.PERSON, true),
        words(changes, Side.PERSON, false),
        path(from, to),
        path(to, from),
        asOf);
  }

  private static List<String> words(List<Change> changes, Side side, boolean gain) {
    return changes.stream()
        .filter(change -> change.side() == side && change.gain() == gain)
        .map(Change::words)
        .toList();
  }

  private ObjectNode json(Terms from, Terms to, List<Change> changes, Reading reading) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    json.put("from", from.version().value()).put("to", to.version().value());
    json.put("url", baseUrl + path(from, to));
    for (var side : Side.values()) {
      var node = json.putObject(side.name().toLowerCase(Locale.ROOT));
      var gains = node.putArray("gains");
      var losses = node.putArray("losses");
      changes.stream()
          .filter(change -> change.side() == side)
          .forEach(change -> (change.gain() ? gains : losses).add(json(change)));
    }
    return json;
  }

  private static ObjectNode json(Change change) {
    var json = Json.object().put("about", change.about());
    if (change.about().equals("offer")) {
      var parts = change.subject().split(" ", -1);
      json.put("datatype", parts[0]).put("purpose", parts[1]);
    } else if (change.about().equals("regime")) {
      json.put("regime", change.subject());
    } else if (!change.subject().isEmpty()) {
      var parts = change.subject().split(" ", -1);
      json.put("datatype", parts[0]);
      if (parts.length > 1) {
        json.put("purpose", parts[1]);
      }
      json.put("before", change.before()).put("after", change.after());
    } else {
      json.put("before", Long.parseLong(change.before()));
      json.put("after", Long.parseLong(change.after()));
    }
    return json.put("words", change.words());
  }

  private static Csv csv(List<Change> changes) {
    return new Csv(
        List.of("side", "change", "about", "subject", "before", "after", "words"),
        changes.stream()
            .map(change ->
                List.of(
                    change.side().name().toLowerCase(Locale.ROOT),
                    change.gain() ? "gain" : "loss",
                    change.about(),
                    change.subject(),
                    change.before(),
                    change.after(),
                    change.words()))
            .toList());
  }
}
