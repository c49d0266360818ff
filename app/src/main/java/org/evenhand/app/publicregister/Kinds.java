package org.evenhand.app.publicregister;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of objects that the register shows, in the order of its front page. */
final class Kinds {
  /** How many objects or acts stand on a page. */
  static final int PAGE = 50;

  static final List<Kind<?>> ALL =
      List.of(
          new Organisations(),
          new Apps(),
          new TermsVersions(),
          new Agreements(),
          new Exceptions(),
          new Programmes(),
          new Deals(),
          new Considerations(),
          new Invoices(),
          new Requests(),
          new Complaints(),
          new CutOffs(),
          new Transfers(),
          new Officers(),
          new Regulators(),
          new Statements(),
          new Proposals(),
          new AuditReports(),
          new AuditPlans());

  private Kinds() {}

  static Optional<Kind<?>> of(String path) {
    return ALL.stream().filter(kind -> kind.path().equals(path)).findFirst();
  }

  /**
   * An object with its kind, so that objects of all kinds can stand in one list.
   *
   * @param kind its kind
   * @param object it
   */
  record One<T>(Kind<T> kind, T object) {
    Ref ref() {
      return kind.ref(object);
    }

    String name(Reading reading) {
      return kind.name(reading, object);
    }

    Cell state(Reading reading) {
      return kind.state(reading, object);
    }

    /** Its row in the list of its kind. */
    List<Cell> row(Reading reading) {
      var name = Stream.of(Cell.to(ref(), name(reading)));
      var cells = Stream.concat(name, kind.cells(reading, object).stream());
      return Stream.concat(cells, Stream.of(state(reading))).toList();
    }

    ObjectNode json(Reading reading, String baseUrl) {
      var json = summary(reading, baseUrl);
      kind.write(reading, object, json);
      return json;
    }

    /** What every kind has in its JSON. */
    ObjectNode summary(Reading reading, String baseUrl) {
      return Json.object()
          .put("kind", kind.word())
          .put("id", kind.id(object))
          .put("name", name(reading))
          .put("state", state(reading).text())
          .put("url", baseUrl + ref().path());
    }

    boolean matches(Reading reading, Asked asked) {
      return concerns(reading, "organisations/" + asked.get("organisation"))
          && concerns(reading, asked.get("of"))
          && says(reading, asked.get("q"));
    }

    private boolean concerns(Reading reading, String name) {
      return name.isEmpty()
          || name.equals("organisations/")
          || Ref.parse(name).filter(ref -> kind.concerns(reading, object, ref)).isPresent();
    }

    /** Whether each of the words stands somewhere in it. */
    private boolean says(Reading reading, String words) {
      if (words.isEmpty()) {
        return true;
      }
      var text =
          (kind.id(object) + " " + name(reading) + " " + kind.words(object))
              .toLowerCase(Locale.ROOT);
      return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+", -1)).allMatch(text::contains);
    }
  }

  /** The objects of a kind that were asked for, in their order. */
  static <T> List<One<?>> asked(Kind<T> kind, Reading reading, Asked asked) {
    return kind.all(reading).stream()
        .map(object -> new One<>(kind, object))
        .filter(one -> one.matches(reading, asked))
        .<One<?>>map(one -> one)
        .toList();
  }

  static <T> Optional<One<?>> find(Kind<T> kind, Reading reading, String id) {
    return kind.find(reading, id).map(object -> new One<>(kind, object));
  }
}
