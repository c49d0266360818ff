package org.evenhand.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds values against the schemas of the API's description: those words of JSON Schema 2020-12
 * that it uses, and it fails at any other, so that nothing goes unchecked.
 */
final class SchemaCheck {
  private static final Set<String> WORDS =
      Set.of(
          "$ref",
          "type",
          "description",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "format",
          "minimum",
          "maximum",
          "minItems",
          "maxItems",
          "maxLength",
          "default");

  private final JsonNode document;
  private final List<String> wrong = new ArrayList<>();

  SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** Everything that is wrong with a value. */
  List<String> of(JsonNode value, JsonNode schema) {
    wrong.clear();
    check(value, schema, "$");
    return List.copyOf(wrong);
  }

  private void check(JsonNode value, JsonNode schema, String at) {
    schema.propertyNames().stream()
        .filter(word -> !WORDS.contains(word))
        .forEach(word -> wrong.add(at + ": the schema's '" + word + "' is not checked"));
    if (schema.has("$ref")) {
      var target = document.at(schema.path("$ref").asString().substring(1));
      if (target.isMissingNode()) {
        wrong.add(at + ": " + schema.path("$ref") + " leads nowhere");
      } else {
        check(value, target, at);
      }
      return;
    }
    switch (schema.path("type").asString("")) {
      case "object" -> object(value, schema, at);
      case "array" -> array(value, schema, at);
      case "string" -> is(value.isString(), value, "a string", at);
      case "integer" -> is(value.isIntegralNumber(), value, "an integer", at);
      case "number" -> is(value.isNumber(), value, "a number", at);
      case "boolean" -> is(value.isBoolean(), value, "a boolean", at);
      case "" -> {}
      default -> wrong.add(at + ": unknown type " + schema.path("type"));
    }
    if (value.isString()) {
      format(value.asString(), schema.path("format").asString(""), at);
    }
  }

  private void is(boolean so, JsonNode value, String what, String at) {
    if (!so) {
      wrong.add(at + ": " + value + " is not " + what);
    }
  }

  private void format(String text, String format, String at) {
    var pattern =
        switch (format) {
          case "date" -> "\\d{4}-\\d\\d-\\d\\d";
          case "date-time" -> "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z";
          case "uri" -> "https?://.+";
          default -> ".*";
        };
    if (!text.matches(pattern)) {
      wrong.add(at + ": '" + text + "' is no " + format);
    }
  }

  private void array(JsonNode value, JsonNode schema, String at) {
    is(value.isArray(), value, "an array", at);
    for (int i = 0; i < value.size(); i++) {
      check(value.get(i), schema.path("items"), at + "[" + i + "]");
    }
  }

  private void object(JsonNode value, JsonNode schema, String at) {
    is(value.isObject(), value, "an object", at);
    for (var name : schema.path("required")) {
      is(value.has(name.asString()), value, "complete: it lacks " + name, at);
    }
    boolean closed = schema.has("additionalProperties");
    for (var member : value.properties()) {
      var known = schema.path("properties").path(member.getKey());
      if (!known.isMissingNode()) {
        check(member.getValue(), known, at + "." + member.getKey());
      } else if (closed) {
        wrong.add(at + ": '" + member.getKey() + "' is not described");
      }
    }
  }
}
