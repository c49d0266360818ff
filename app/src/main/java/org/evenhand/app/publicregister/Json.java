package org.evenhand.app.publicregister;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the register's JSON: snake_case, times in ISO 8601, sets in order. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts an array of texts, in order. */
  static void texts(ObjectNode into, String name, Collection<?> values) {
    var array = into.putArray(name);
    values.stream().map(Object::toString).sorted().forEach(array::add);
  }

  /** A member's value as one cell of a table; the name may lead inside: {@code limits.calls}. */
  static String cell(JsonNode object, String name) {
    var value = object.at("/" + name.replace('.', '/'));
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(" "))
        : value.asString("");
  }

  static byte[] bytes(ObjectNode object) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(object);
  }
}
