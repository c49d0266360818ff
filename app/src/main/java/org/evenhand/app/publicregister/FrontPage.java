package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.publicregister.Kinds.One;
import tools.jackson.databind.node.ObjectNode;

/** {@code /register}: what it is, the search over everything, and the newest acts. */
final class FrontPage {
  private static final int NEWEST = 12;

  private final String baseUrl;
  private final LogKey key;

  FrontPage(String baseUrl, LogKey key) {
    this.baseUrl = baseUrl;
    this.key = key;
  }

  Outcome answer(Reading reading, Asked asked) throws Asked.Refused {
    if (asked.has("kind") && Kinds.of(asked.get("kind")).isEmpty()) {
      throw new Asked.Refused("'kind' is one of " + paths() + ".");
    }
    var all = found(reading, asked);
    var slice = Slice.of(all, RegisterServlet.PATH, asked);
    return new Outcome.Shown(
        "The register",
        "front",
        view(reading, asked, slice),
        () -> json(reading, slice),
        () -> Tables.mixed(reading, all));
  }

  private static String paths() {
    return String.join(", ", Kinds.ALL.stream().map(Kind::path).toList());
  }

  private static List<One<?>> found(Reading reading, Asked asked) {
    var found = new ArrayList<One<?>>();
    Kinds.ALL.stream()
        .filter(kind -> !asked.has("kind") || kind.path().equals(asked.get("kind")))
        .forEach(kind -> found.addAll(Kinds.asked(kind, reading, asked)));
    return found;
  }

  private FrontView view(Reading reading, Asked asked, Slice slice) {
    boolean searched =
        asked.parameters().keySet().stream().anyMatch(name -> !name.equals("format"));
    var older = RegisterServlet.PATH + "/changes";
    return new FrontView(
        asked.get("q"),
        asked.get("organisation"),
        Kinds.ALL.stream().map(kind -> choice(kind, reading, asked)).toList(),
        searched,
        Tables.mixed(reading, slice),
        slice.next(),
        Slice.address(RegisterServlet.PATH, asked, "format", "csv"),
        ActWords.view(reading, reading.newest(Long.MAX_VALUE, NEWEST + 1), NEWEST, older),
        key.text(),
        AsOf.of(reading));
  }

  private static FrontView.Choice choice(Kind<?> kind, Reading reading, Asked asked) {
    return new FrontView.Choice(
        kind.path(),
        kind.title(),
        Phrases.number(kind.all(reading).size()),
        kind.path().equals(asked.get("kind")));
  }

  private ObjectNode json(Reading reading, Slice slice) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    var counts = json.putObject("counts");
    Kinds.ALL.forEach(kind -> counts.put(kind.path(), kind.all(reading).size()));
    Tables.write(json, slice, baseUrl, one -> one.summary(reading, baseUrl));
    var changes = json.putArray("newest_changes");
    reading
        .newest(Long.MAX_VALUE, NEWEST)
        .forEach(act -> changes.add(ChangesPage.json(reading, act, baseUrl)));
    return json.put("log_key", key.text());
  }
}
