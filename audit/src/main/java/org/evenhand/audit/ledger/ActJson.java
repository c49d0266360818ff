package org.evenhand.audit.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of an act. The verifier has read it once, so it is JSON, and canonical. */
record ActJson(JsonNode node) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static ActJson of(String json) {
    try {
      return new ActJson(MAPPER.readTree(json));
    } catch (JacksonException wrong) {
      throw new UnreadableAct("no JSON: " + wrong.getOriginalMessage());
    }
  }

  /** All members by name, for conditions. */
  static Map<String, Object> words(String json) {
    return MAPPER
        .readerFor(new TypeReference<HashMap<String, Object>>() {})
        .with(DeserializationFeature.USE_LONG_FOR_INTS)
        .readValue(json);
  }

  private @Nullable JsonNode find(String name) {
    return node.get(name);
  }

  private JsonNode member(String name) {
    var found = find(name);
    if (found == null || found.isNull()) {
      throw new UnreadableAct("it has no '" + name + "'");
    }
    return found;
  }

  ActJson in(String name) {
    return new ActJson(member(name));
  }

  boolean has(String name) {
    return find(name) != null;
  }

  String text(String name) {
    return text(name, member(name));
  }

  private static String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw new UnreadableAct("'" + name + "' is no text");
    }
    return value.stringValue();
  }

  boolean isText(String name) {
    return member(name).isString();
  }

  /** The id of an object that has one, or a version. */
  String idOf() {
    return maybe("id").or(() -> maybe("version")).orElse("");
  }

  Optional<String> maybe(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long whole(String name) {
    return whole(name, member(name));
  }

  private static long whole(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new UnreadableAct("'" + name + "' is no whole number");
    }
    return value.longValue();
  }

  boolean yes(String name) {
    var value = member(name);
    if (!value.isBoolean()) {
      throw new UnreadableAct("'" + name + "' is neither true nor false");
    }
    return value.booleanValue();
  }

  Instant instant(String name) {
    return time(name, Instant::parse);
  }

  LocalDate date(String name) {
    return time(name, LocalDate::parse);
  }

  private <T> T time(String name, Function<String, T> reading) {
    try {
      return reading.apply(text(name));
    } catch (DateTimeException wrong) {
      throw new UnreadableAct("'" + name + "' is no time");
    }
  }

  Set<String> texts(String name) {
    var texts = new HashSet<String>();
    member(name).forEach(one -> texts.add(text(name, one)));
    return texts;
  }

  Map<String, Set<String>> textsByName(String name) {
    var all = new HashMap<String, Set<String>>();
    var inside = in(name);
    inside.node.propertyNames().forEach(key -> all.put(key, inside.texts(key)));
    return all;
  }

  Map<String, String> textByName(String name) {
    var all = new HashMap<String, String>();
    var inside = in(name);
    inside.node.propertyNames().forEach(key -> all.put(key, inside.text(key)));
    return all;
  }

  Map<String, Long> wholeByName(String name) {
    var all = new HashMap<String, Long>();
    var inside = in(name);
    inside.node.propertyNames().forEach(key -> all.put(key, inside.whole(key)));
    return all;
  }

  Actor actor(String name) {
    var actor = in(name);
    return new Actor(actor.text("role"), actor.text("id"));
  }

  Band band(String name) {
    var band = in(name);
    return new Band(band.whole("at_least"), band.whole("below"), band.text("currency"));
  }

  /** The one member of an object that has one: its name, and its value. */
  Map.Entry<String, String> single(String name) {
    var all = textByName(name);
    if (all.size() != 1) {
      throw new UnreadableAct("'" + name + "' has not exactly one member");
    }
    return all.entrySet().iterator().next();
  }
}
