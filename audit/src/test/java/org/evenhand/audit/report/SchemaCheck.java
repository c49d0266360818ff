package org.evenhand.audit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds values against a schema: those words of JSON Schema 2020-12 that the audit's schemas use,
 * and it fails at any other, so that nothing goes unchecked.
 */
final class SchemaCheck {
  private static final Set<String> WORDS =
      Set.of(
          "$schema",
          "$id",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "const",
          "enum",
          "properties",
          "required",
          "dependentRequired",
          "additionalProperties",
          "items",
          "minItems",
          "pattern",
          "minLength",
          "minimum",
          "exclusiveMinimum",
          "maximum",
          "exclusiveMaximum");

  private final JsonNode document;
  private final List<String> wrong = new ArrayList<>();

  private SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** Everything that is wrong with a value. */
  static List<String> of(JsonNode schema, JsonNode value) {
    var check = new SchemaCheck(schema);
    check.check(value, schema, "$");
    return List.copyOf(check.wrong);
  }

  private void check(JsonNode value, JsonNode schema, String at) {
    schema.propertyNames().stream()
        .filter(word -> !WORDS.contains(word))
        .forEach(word -> wrong.add(at + ": the schema's '" + word + "' is not checked"));
    if (schema.has("$ref")) {
      var target = document.at(schema.path("$ref").asString().substring(1));
      is(!target.isMissingNode(), schema, "a reference that leads somewhere", at);
      check(value, target, at);
      return;
    }
    is(typed(value, schema.path("type")), value, "of type " + schema.path("type"), at);
    is(!schema.has("const") || schema.path("const").equals(value), value, "the constant", at);
    is(!schema.has("enum") || contains(schema.path("enum"), value), value, "one of those", at);
    if (value.isString()) {
      text(value.asString(), schema, at);
    } else if (value.isNumber()) {
      number(value.asDouble(), schema, at);
    } else if (value.isArray()) {
      array(value, schema, at);
    } else if (value.isObject()) {
      object(value, schema, at);
    }
  }

  private void is(boolean so, JsonNode value, String what, String at) {
    if (!so) {
      wrong.add(at + ": " + value + " is not " + what);
    }
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    for (var one : array) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean typed(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      for (var one : type) {
        if (typed(value, one)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asString("")) {
      case "" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private void text(String text, JsonNode schema, String at) {
    var pattern = schema.path("pattern").asString("");
    if (!java.util.regex.Pattern.compile(pattern).matcher(text).find()) {
      wrong.add(at + ": '" + text + "' does not match " + pattern);
    }
    if (text.length() < schema.path("minLength").asInt(0)) {
      wrong.add(at + ": '" + text + "' is too short");
    }
  }

  private void number(double value, JsonNode schema, String at) {
    boolean in =
        value >= schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
            && value > schema.path("exclusiveMinimum").asDouble(Double.NEGATIVE_INFINITY)
            && value <= schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)
            && value < schema.path("exclusiveMaximum").asDouble(Double.POSITIVE_INFINITY);
    if (!in) {
      wrong.add(at + ": " + value + " is out of bounds");
    }
  }

  private void array(JsonNode value, JsonNode schema, String at) {
    if (value.size() < schema.path("minItems").asInt(0)) {
      wrong.add(at + ": too few");
    }
    for (int i = 0; i < value.size(); i++) {
      check(value.get(i), schema.path("items"), at + "[" + i + "]");
    }
  }

  private void object(JsonNode value, JsonNode schema, String at) {
    for (var name : schema.path("required")) {
      is(value.has(name.asString()), value, "complete: it lacks " + name, at);
    }
    for (var dependent : schema.path("dependentRequired").properties()) {
      for (var name : dependent.getValue()) {
        is(
            !value.has(dependent.getKey()) || value.has(name.asString()),
            value,
            "complete: " + dependent.getKey() + " needs " + name,
            at);
      }
    }
    for (var member : value.properties()) {
      var known = schema.path("properties").path(member.getKey());
      if (!known.isMissingNode()) {
        check(member.getValue(), known, at + "." + member.getKey());
      } else {
        // Every object of these schemas is closed, which another test holds.
        wrong.add(at + ": '" + member.getKey() + "' is not described");
      }
    }
  }
}
