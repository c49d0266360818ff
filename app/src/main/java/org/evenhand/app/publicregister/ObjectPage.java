package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.publicregister.Kinds.One;
import tools.jackson.databind.node.ObjectNode;

/** One object: {@code /register/apps/sunny-maps}. */
final class ObjectPage {
  private static final int NEWEST = 10;

  private final String baseUrl;

  ObjectPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  <T> Outcome answer(One<T> one, Reading reading) throws Asked.Refused {
    return new Outcome.Shown(
        one.name(reading),
        "object",
        view(one, reading),
        () -> json(one, reading),
        () ->
            one.kind()
                .ownCsv(reading, one.object())
                .orElseGet(() -> Tables.of(one.kind(), reading, List.of(one))));
  }

  private static <T> ObjectView view(One<T> one, Reading reading) throws Asked.Refused {
    var kind = one.kind();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("State", one.state(reading)));
    facts.addAll(kind.facts(reading, one.object()));
    facts.add(Fact.of("Id", kind.id(one.object())));
    var tables = new ArrayList<>(kind.tables(reading, one.object()));
    for (var other : Kinds.ALL) {
      if (other.listedWith().contains(kind.path())) {
        tables.add(ListPage.beside(other, reading, one));
      }
    }
    return new ObjectView(
        kind.one(),
        new Cell(kind.title(), RegisterServlet.PATH + "/" + kind.path(), ""),
        one.name(reading),
        kind.lead(reading, one.object()),
        facts,
        tables,
        changes(one, reading),
        one.ref().path(),
        AsOf.of(reading));
  }

  private static ChangesView changes(One<?> one, Reading reading) {
    var acts = reading.newest(one.ref(), Long.MAX_VALUE, NEWEST + 1);
    var older = RegisterServlet.PATH + "/changes?of=" + one.ref();
    return ActWords.view(reading, acts, NEWEST, older);
  }

  private ObjectNode json(One<?> one, Reading reading) {
    var json = one.json(reading, baseUrl);
    AsOf.of(reading).write(json);
    var changes = json.putArray("newest_changes");
    reading
        .newest(one.ref(), Long.MAX_VALUE, NEWEST)
        .forEach(act -> changes.add(ChangesPage.json(reading, act, baseUrl)));
    return json;
  }
}
