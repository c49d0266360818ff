package org.evenhand.app.publicregister;

import java.util.List;
import org.evenhand.app.publicregister.Kinds.One;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one kind: {@code /register/apps}. */
final class ListPage {
  private final String baseUrl;

  ListPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  Outcome answer(Kind<?> kind, Reading reading, Asked asked) throws Asked.Refused {
    var path = RegisterServlet.PATH + "/" + kind.path();
    var all = Kinds.asked(kind, reading, asked);
    var slice = Slice.of(all, path, asked);
    return new Outcome.Shown(
        kind.title(),
        "list",
        view(kind, reading, asked, slice, path),
        () -> json(kind, reading, slice),
        () -> Tables.of(kind, reading, all));
  }

  private static ListView view(
      Kind<?> kind, Reading reading, Asked asked, Slice slice, String path) {
    return new ListView(
        kind.title(),
        kind.lead(),
        kind.first(reading),
        Tables.of(kind, reading, slice, caption(slice, asked), TableView.NO_MORE),
        kind.beside(reading),
        slice.next(),
        Slice.address(path, asked, "format", "csv"),
        kind instanceof TermsVersions terms ? versions(terms, reading) : List.of(),
        AsOf.of(reading));
  }

  private static List<String> versions(TermsVersions kind, Reading reading) {
    return kind.all(reading).stream().map(kind::id).limit(Kinds.PAGE).toList();
  }

  /** How many there are, and what the list is narrowed to. */
  private static String caption(Slice slice, Asked asked) {
    var caption = new StringBuilder(Tables.objects(slice.total()));
    if (asked.has("q")) {
      caption.append(" with “").append(asked.get("q")).append('”');
    }
    if (asked.has("organisation")) {
      caption.append(" of organisations/").append(asked.get("organisation"));
    }
    if (asked.has("of")) {
      caption.append(" of ").append(asked.get("of"));
    }
    return caption.toString();
  }

  private ObjectNode json(Kind<?> kind, Reading reading, Slice slice) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    json.put("kind", kind.word());
    Tables.write(json, slice, baseUrl, one -> one.json(reading, baseUrl));
    return json;
  }

  /** Those of a kind that have to do with an object, for that object's page. */
  static TableView beside(Kind<?> kind, Reading reading, One<?> object) throws Asked.Refused {
    var path = RegisterServlet.PATH + "/" + kind.path();
    var asked = new Asked(java.util.Map.of("of", object.ref().toString()));
    var slice = Slice.of(Kinds.asked(kind, reading, asked), path, asked);
    var all =
        new Cell(
            "All " + Phrases.number(slice.total()), Slice.address(path, asked.parameters()), "");
    return Tables.of(
        kind, reading, slice, kind.title(), slice.next().isEmpty() ? TableView.NO_MORE : all);
  }
}
