package org.evenhand.app.docs;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.evenhand.app.docs.ReferenceView.Answer;
import org.evenhand.app.docs.ReferenceView.Body;
import org.evenhand.app.docs.ReferenceView.Holding;
import org.evenhand.app.docs.ReferenceView.Operation;
import org.evenhand.app.docs.ReferenceView.Parameter;
import org.evenhand.app.docs.ReferenceView.Property;
import org.evenhand.app.docs.ReferenceView.Thing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an OpenAPI 3.1 document into what the reference shows of it, types in the language spoken.
 */
final class OpenApiReader {
  private static final Set<String> METHODS =
      Set.of("get", "post", "put", "patch", "delete", "head", "options", "trace");
  private static final int DEEPEST = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;
  private final SchemaWords schemas;

  OpenApiReader(byte[] document) {
    this.document = JSON.readTree(document);
    this.schemas = new SchemaWords(this.document);
  }

  /** How the world reaches the API. */
  String server() {
    return document.path("servers").path(0).path("url").asString("");
  }

  /** What the document says of itself. */
  String description() {
    return document.path("info").path("description").asString("");
  }

  /** All operations, in the document's order. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var one : path.getValue().properties()) {
        if (METHODS.contains(one.getKey())) {
          operations.add(operation(path.getKey(), path.getValue(), one.getKey(), one.getValue()));
        }
      }
    }
    return operations;
  }

  /** All named schemas. */
  List<Thing> things() {
    return document.path("components").path("schemas").properties().stream()
        .map(one ->
            new Thing(
                one.getKey(),
                words(one.getValue(), "description"),
                properties(one.getValue(), "", DEEPEST),
                example(one.getValue())))
        .toList();
  }

  private Operation operation(String path, JsonNode all, String method, JsonNode one) {
    var verb = method.toUpperCase(Locale.ROOT);
    var parameters = new ArrayList<Parameter>();
    all.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
    one.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
    var body = body(schemas.resolved(one.path("requestBody")));
    var security = one.has("security") ? one.path("security") : document.path("security");
    return new Operation(
        one.path("operationId").asString(method + path.replace('/', '-')),
        verb,
        path,
        words(one, "summary"),
        words(one, "description"),
        parameters,
        body,
        answers(one.path("responses")),
        Curl.call(server(), verb, path, parameters, body, !security.isEmpty()));
  }

  private Parameter parameter(JsonNode given) {
    var one = schemas.resolved(given);
    var schema = schemas.resolved(one.path("schema"));
    return new Parameter(
        one.path("name").asString(""),
        one.path("in").asString(""),
        one.path("required").asBoolean(false),
        type(one.path("schema")),
        words(one, "description"),
        firstPlain(one).or(() -> firstPlain(schema)).orElse(""));
  }

  private Optional<Body> body(JsonNode one) {
    return one.path("content").properties().stream()
        .findFirst()
        .map(media ->
            new Body(
                media.getKey(),
                words(one, "description"),
                type(media.getValue().path("schema")),
                properties(media.getValue().path("schema"), "", DEEPEST),
                exampleOf(media.getValue())));
  }

  private List<Answer> answers(JsonNode responses) {
    var answers = new ArrayList<Answer>();
    for (var response : responses.properties()) {
      var one = schemas.resolved(response.getValue());
      var media = one.path("content").properties().stream().findFirst();
      var content = media.map(it -> it.getValue()).orElseGet(JSON::createObjectNode);
      answers.add(
          new Answer(
              response.getKey(),
              words(one, "description"),
              media.map(it -> it.getKey()).orElse(""),
              type(content.path("schema")),
              headers(one.path("headers")),
              exampleOf(content)));
    }
    return answers;
  }

  private List<Property> headers(JsonNode headers) {
    return headers.properties().stream()
        .map(one -> {
          var header = schemas.resolved(one.getValue());
          return new Property(
              one.getKey(), type(header.path("schema")), false, words(header, "description"));
        })
        .toList();
  }

  private Holding type(JsonNode schema) {
    return new Holding(schemas.words(schema), schemas.name(schema));
  }

  /** Members, and members of members that have no name of their own, by a dotted name. */
  private List<Property> properties(JsonNode given, String prefix, int deep) {
    var properties = new ArrayList<Property>();
    if (deep == 0) {
      return properties;
    }
    for (var part : schemas.parts(given)) {
      var required = new ArrayList<String>();
      part.path("required").forEach(name -> required.add(name.asString("")));
      for (var member : part.path("properties").properties()) {
        var schema = member.getValue();
        var name = prefix + member.getKey();
        properties.add(
            new Property(
                name,
                type(schema),
                required.contains(member.getKey()),
                words(schemas.resolved(schema), "description")));
        properties.addAll(within(schema, name, deep));
      }
    }
    return properties;
  }

  private List<Property> within(JsonNode schema, String name, int deep) {
    if (!schemas.name(schema).isEmpty()) {
      return List.of(); // it is shown where it has its name
    }
    return schema.path("type").asString("").equals("array")
        ? properties(schema.path("items"), name + "[].", deep - 1)
        : properties(schema, name + ".", deep - 1);
  }

  private static String words(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private String exampleOf(JsonNode media) {
    var own = example(media);
    return own.isEmpty() ? example(schemas.resolved(media.path("schema"))) : own;
  }

  /** The first example of a media type or schema, as JSON to read; empty for none. */
  private String example(JsonNode node) {
    var example = first(node);
    if (example.isMissingNode()) {
      return "";
    }
    return example.isString()
        ? example.asString()
        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example);
  }

  private static Optional<String> firstPlain(JsonNode node) {
    var example = first(node);
    return example.isValueNode() && !example.isMissingNode()
        ? Optional.of(example.asString())
        : Optional.empty();
  }

  /**
   * {@code example}, the first of {@code examples} by name (media types), or in a row (schemas).
   */
  private static JsonNode first(JsonNode node) {
    if (node.has("example")) {
      return node.path("example");
    }
    var examples = node.path("examples");
    return examples.isArray()
        ? examples.path(0)
        : examples.properties().stream()
            .map(one -> one.getValue().path("value"))
            .findFirst()
            .orElse(examples.path("none"));
  }

  /** Schemas in words. */
  private record SchemaWords(JsonNode document) {
    private static final int MOST_REFERENCES = 8;
    private static final String SCHEMAS = "#/components/schemas/";

    /** What a reference within the document leads to. */
    JsonNode resolved(JsonNode node) {
      var at = node;
      for (int i = 0; i < MOST_REFERENCES && at.has("$ref"); i++) {
        at = document.at(at.path("$ref").asString("").substring(1));
      }
      return at;
    }

    /** The name of the schema that it is, or is a list of; empty for one without a name. */
    String name(JsonNode schema) {
      var ref = schema.path("$ref").asString("");
      if (ref.startsWith(SCHEMAS)) {
        return ref.substring(SCHEMAS.length());
      }
      return schema.path("type").asString("").equals("array") ? name(schema.path("items")) : "";
    }

    /** The schema itself and what it is composed of. */
    List<JsonNode> parts(JsonNode given) {
      var schema = resolved(given);
      var parts = new ArrayList<JsonNode>(List.of(schema));
      for (var composed : List.of("allOf", "oneOf", "anyOf")) {
        schema.path(composed).forEach(part -> parts.add(resolved(part)));
      }
      return parts;
    }

    String words(JsonNode schema) {
      if (schema.has("$ref")) {
        return name(schema);
      }
      var words = new StringJoiner(", ");
      words.add(kind(schema));
      bound(schema, words, "minimum", later("at least {0}"));
      bound(schema, words, "maximum", later("at most {0}"));
      bound(schema, words, "maxLength", later("at most {0} characters"));
      bound(schema, words, "minItems", later("at least {0} items"));
      bound(schema, words, "maxItems", later("at most {0} items"));
      bound(schema, words, "default", later("{0} unless told"));
      bound(schema, words, "const", later("always {0}"));
      var one = new StringJoiner(", ");
      schema.path("enum").forEach(value -> one.add(value.asString()));
      if (one.length() > 0) {
        words.add(say("one of {0}", one));
      }
      return words.toString();
    }

    private String kind(JsonNode schema) {
      var type = schema.path("type");
      if (type.isArray()) {
        var kinds = new StringJoiner(say(" or "));
        type.forEach(one -> kinds.add(one.asString()));
        return kinds.toString();
      }
      if (type.asString("").equals("array")) {
        var of = words(schema.path("items"));
        return of.isEmpty() ? say("list") : say("list of {0}", of);
      }
      var format = schema.path("format").asString("");
      var word = type.asString(schema.isEmpty() ? say("anything") : say("value"));
      return format.isEmpty() ? word : word + " (" + format + ")";
    }

    private static void bound(JsonNode schema, StringJoiner words, String name, String form) {
      if (schema.path(name).isValueNode() && !schema.path(name).isMissingNode()) {
        words.add(say(form, schema.path(name).asString()));
      }
    }
  }
}
