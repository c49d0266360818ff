package org.evenhand.people;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the catalogue from YAML nodes, which know their lines. */
final class CatalogueReader {
  private static final Set<String> TYPE_KEYS =
      Set.of(
          "id",
          "number",
          "sensitivity",
          "special_category",
          "dpv",
          "default_audience",
          "concerns",
          "separate",
          "title",
          "plain");
  private static final Set<String> FIELD_KEYS = Set.of("of", "number", "name", "type");

  Catalogue read(InputStream yaml) {
    var root = map(root(yaml), Set.of("types", "fields"));
    var types = new ArrayList<DataType>();
    var fields = new ArrayList<Field>();
    var lines = new HashMap<Object, Integer>();
    for (var node : items(root, "types")) {
      var type = type(map(node, TYPE_KEYS));
      onlyOnce(lines, node, "data type " + type.id());
      onlyOnce(lines, node, "data type number " + type.number());
      types.add(type);
    }
    for (var node : items(root, "fields")) {
      var field = field(map(node, FIELD_KEYS));
      onlyOnce(lines, node, name(field.of()) + "'s field " + field.name());
      onlyOnce(lines, node, name(field.of()) + "'s field number " + field.number());
      if (types.stream().noneMatch(type -> type.id().equals(field.type()))) {
        throw wrong(node, "there is no data type " + field.type());
      }
      fields.add(field);
    }
    return new Catalogue(types, fields);
  }

  private static Node root(InputStream yaml) {
    var settings = LoadSettings.builder().setLabel("catalogue").setUseMarks(true).build();
    try {
      return new Compose(settings)
          .composeInputStream(yaml)
          .orElseThrow(() -> new IllegalArgumentException("data-type catalogue: it is empty"));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("data-type catalogue: " + e.getMessage(), e);
    }
  }

  private static DataType type(Entries in) {
    return new DataType(
        in.value("id", DataTypeId::new),
        in.number("number", 1, 65_535),
        in.number("sensitivity", 0, 3),
        in.value("special_category", CatalogueReader::yesOrNo),
        in.value("dpv", CatalogueReader::dpv),
        in.value("default_audience", text -> oneOf(Audience.class, text)),
        in.value("concerns", text -> oneOf(Concerns.class, text)),
        in.value("separate", CatalogueReader::yesOrNo),
        in.value("title", CatalogueReader::words),
        in.value("plain", CatalogueReader::words));
  }

  private static Field field(Entries in) {
    return new Field(
        in.value("of", text -> oneOf(ObjectKind.class, text)),
        in.number("number", 1, 62),
        in.value("name", CatalogueReader::fieldName),
        in.value("type", DataTypeId::new));
  }

  private static boolean yesOrNo(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is not true or false");
    };
  }

  private static String dpv(String text) {
    if (!text.matches("dpv-pd:[A-Z][A-Za-z]+")) {
      throw new IllegalArgumentException("'" + text + "' is not a term of DPV-PD (dpv-pd:Name)");
    }
    return text;
  }

  private static String fieldName(String text) {
    if (!text.matches("[a-z][a-z0-9_]{0,31}") || text.equals("id")) {
      throw new IllegalArgumentException("'" + text + "' cannot be the name of a field");
    }
    return text;
  }

  private static String words(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it has no words");
    }
    return text;
  }

  private static <E extends Enum<E>> E oneOf(Class<E> all, String text) {
    for (var one : all.getEnumConstants()) {
      if (name(one).equals(text)) {
        return one;
      }
    }
    var names = java.util.Arrays.stream(all.getEnumConstants()).map(CatalogueReader::name).toList();
    throw new IllegalArgumentException("'" + text + "' is not one of " + names);
  }

  private static String name(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static void onlyOnce(Map<Object, Integer> lines, Node node, String what) {
    Integer first = lines.putIfAbsent(what, line(node));
    if (first != null) {
      throw wrong(node, what + " stands twice, first at line " + first);
    }
  }

  private static List<Node> items(Entries in, String key) {
    if (in.node(key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(in.node(key), "'" + key + "' is not a list");
  }

  private static Entries map(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "expected keys and values");
    }
    var entries = new HashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      var key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw wrong(tuple.getKeyNode(), "unknown key '" + key + "'");
      }
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), "'" + key + "' stands twice");
      }
    }
    return new Entries(node, entries);
  }

  private static String scalar(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "expected a plain value");
  }

  private static int line(@Nullable Node node) {
    return Optional.ofNullable(node)
        .flatMap(Node::getStartMark)
        .map(m -> m.getLine() + 1)
        .orElse(0);
  }

  private static IllegalArgumentException wrong(@Nullable Node node, String what) {
    return new IllegalArgumentException("data-type catalogue, line " + line(node) + ": " + what);
  }

  private record Entries(Node at, Map<String, Node> nodes) {
    Node node(String key) {
      var node = nodes.get(key);
      if (node == null) {
        throw wrong(at, "'" + key + "' is missing");
      }
      return node;
    }

    <T> T value(String key, Function<String, T> parse) {
      var node = node(key);
      try {
        return parse.apply(scalar(node));
      } catch (IllegalArgumentException e) {
        var message = String.valueOf(e.getMessage());
        throw message.startsWith("data-type catalogue") ? e : wrong(node, key + ": " + message);
      }
    }

    int number(String key, int least, int most) {
      return value(
          key,
          text -> {
            if (!text.matches("[0-9]{1,6}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
              throw new IllegalArgumentException(
                  "'" + text + "' is not a number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
          });
    }
  }
}
