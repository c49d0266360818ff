package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evenhand.app.publicregister.Kinds.One;
import tools.jackson.databind.node.ObjectNode;

/** Lists of objects as tables, JSON and CSV. */
final class Tables {
  private Tables() {}

  /** How many objects, in words. */
  static String objects(int total) {
    return total == 1 ? "1 object" : Phrases.number(total) + " objects";
  }

  /** Objects of one kind. */
  static TableView of(Kind<?> kind, Reading reading, Slice slice, String caption, Cell more) {
    var columns =
        Stream.concat(
                Stream.concat(Stream.of(kind.one()), kind.columns().stream()), Stream.of("State"))
            .toList();
    var rows = slice.shown().stream().map(one -> one.row(reading)).toList();
    return new TableView(caption, columns, rows, kind.none(), more);
  }

  /** Objects of many kinds. */
  static TableView mixed(Reading reading, Slice slice) {
    var rows =
        slice.shown().stream()
            .map(one ->
                List.of(
                    Cell.to(one.ref(), one.name(reading)),
                    Cell.of(one.kind().one()),
                    one.state(reading)))
            .toList();
    return new TableView(
        "Found: " + objects(slice.total()),
        List.of("Name", "Kind", "State"),
        rows,
        "Nothing in the register fits. Try fewer words, or another kind.",
        TableView.NO_MORE);
  }

  static Csv mixed(Reading reading, List<One<?>> all) {
    return new Csv(
        List.of("kind", "id", "name", "state"),
        all.stream()
            .map(one ->
                List.of(
                    one.kind().word(),
                    one.ref().id(),
                    one.name(reading),
                    one.state(reading).text()))
            .toList());
  }

  static Csv of(Kind<?> kind, Reading reading, List<One<?>> all) {
    var header = new ArrayList<>(List.of("id", "name", "state"));
    kind.csvColumns().forEach(name -> header.add(name.substring(name.lastIndexOf('.') + 1)));
    return new Csv(header, all.stream().map(one -> row(kind, reading, one)).toList());
  }

  private static List<String> row(Kind<?> kind, Reading reading, One<?> one) {
    var json = one.json(reading, "");
    return Stream.concat(Stream.of("id", "name", "state"), kind.csvColumns().stream())
        .map(name -> Json.cell(json, name))
        .toList();
  }

  /** A page of a list. */
  static void write(
      ObjectNode json, Slice slice, String baseUrl, Function<One<?>, ObjectNode> shape) {
    json.put("total", slice.total());
    var items = json.putArray("items");
    slice.shown().forEach(one -> items.add(shape.apply(one)));
    if (!slice.next().isEmpty()) {
      json.put("next", baseUrl + slice.next());
    }
  }
}
