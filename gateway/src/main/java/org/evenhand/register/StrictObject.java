package org.evenhand.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object of which every member must be read, once, as what it is. */
final class StrictObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  // RFC 8785 holds numbers to those that a double keeps exactly.
  private static final long MOST = (1L << 53) - 1;

  private final String where;
  private final JsonNode node;
  private final Set<String> unread = new HashSet<>();

  private StrictObject(String where, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(where + " is not an object");
    }
    this.where = where;
    this.node = node;
    unread.addAll(node.propertyNames());
  }

  static StrictObject parse(String json) {
    try {
      return new StrictObject("the act", MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  String text(String name) {
    return textOf(name, member(name));
  }

  private String textOf(String name, JsonNode value) {
    require(value.isString(), name, "is not a text");
    return value.stringValue();
  }

  long whole(String name) {
    var value = member(name);
    require(value.isIntegralNumber() && value.canConvertToLong(), name, "is not a whole number");
    var number = value.longValue();
    require(number >= 0 && number <= MOST, name, "is not between 0 and 2^53-1");
    return number;
  }

  /** An instant in the one form that {@link Instant#toString()} gives it. */
  Instant instant(String name) {
    var text = text(name);
    try {
      var instant = Instant.parse(text);
      require(instant.toString().equals(text), name, "is not written as " + instant);
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(where + ": " + name + " is not an instant (UTC)", e);
    }
  }

  <T> T object(String name, Function<StrictObject, T> reading) {
    return objectOf(name, member(name), reading);
  }

  private static <T> T objectOf(String name, JsonNode node, Function<StrictObject, T> reading) {
    var object = new StrictObject(name, node);
    var value = reading.apply(object);
    object.end();
    return value;
  }

  <T> List<T> objects(String name, Function<StrictObject, T> reading) {
    var all = new ArrayList<T>();
    array(name).forEach(element -> all.add(objectOf(name, element, reading)));
    return all;
  }

  <T> List<T> list(String name, Function<String, T> reading) {
    var all = new ArrayList<T>();
    array(name).forEach(element -> all.add(reading.apply(textOf(name, element))));
    return all;
  }

  <T> Set<T> set(String name, Function<String, T> reading) {
    var list = list(name, reading);
    var set = new HashSet<>(list);
    require(set.size() == list.size(), name, "names something twice");
    return set;
  }

  private JsonNode array(String name) {
    var value = member(name);
    require(value.isArray(), name, "is not an array");
    return value;
  }

  /** The name of the member of an object that has exactly one. */
  String onlyMember() {
    if (node.size() != 1) {
      throw new IllegalArgumentException(where + " has not exactly one member");
    }
    return node.propertyNames().iterator().next();
  }

  /** Refuses members that nobody read. */
  void end() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(where + " has unknown members: " + unread);
    }
  }

  private JsonNode member(String name) {
    var value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException(where + " lacks '" + name + "'");
    }
    unread.remove(name);
    return value;
  }

  private void require(boolean holds, String name, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(where + ": '" + name + "' " + otherwise);
    }
  }
}
