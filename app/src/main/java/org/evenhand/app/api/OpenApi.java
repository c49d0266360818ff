package org.evenhand.app.api;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Describes the API (OpenAPI 3.1) from the routes and the catalogue themselves. */
final class OpenApi {
  private final Catalogue catalogue;
  private final JsonGenerator out;

  private OpenApi(Catalogue catalogue, JsonGenerator out) {
    this.catalogue = catalogue;
    this.out = out;
  }

  /** The document. */
  static byte[] document(JsonFactory json, Catalogue catalogue, ApiSettings settings) {
    var bytes = new ByteArrayOutputStream();
    try (var out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new OpenApi(catalogue, out).write(settings);
    }
    return bytes.toByteArray();
  }

  private void object(String name, Runnable members) {
    out.writeName(name);
    object(members);
  }

  private void object(Runnable members) {
    out.writeStartObject();
    members.run();
    out.writeEndObject();
  }

  private void text(String name, String value) {
    out.writeStringProperty(name, value);
  }

  private void write(ApiSettings settings) {
    object(
        () -> {
          text("openapi", "3.1.0");
          object("info", this::info);
          out.writeName("servers");
          out.writeStartArray();
          object(() -> text("url", settings.baseUrl()));
          out.writeEndArray();
          out.writeName("security");
          out.writeStartArray();
          object(() -> emptyArray("token"));
          out.writeEndArray();
          object("paths", () -> List.of(Route.values()).forEach(this::path));
          object("components", this::components);
        });
  }

  private void info() {
    text("title", "Evenhand data API");
    text("version", "1");
    text(
        "description",
        "People's data, to the extent that each of them consented. What may not be seen is absent:"
            + " no count, no cursor and no order tells of it. Every answer is durable in the record"
            + " before its first byte leaves; Evenhand-Record gives its position.");
  }

  private void emptyArray(String name) {
    out.writeName(name);
    out.writeStartArray();
    out.writeEndArray();
  }

  private void path(Route route) {
    object(
        route.template(),
        () ->
            object(
                route.method().toLowerCase(java.util.Locale.ROOT),
                () -> {
                  text("operationId", route.name().toLowerCase(java.util.Locale.ROOT));
                  out.writeName("parameters");
                  out.writeStartArray();
                  parameters(route);
                  out.writeEndArray();
                  if (route == Route.CONTRIBUTIONS) {
                    object("requestBody", this::contribution);
                  }
                  object("responses", () -> responses(route));
                }));
  }

  private void parameters(Route route) {
    int brace = route.template().indexOf('{');
    if (brace >= 0) {
      parameter(
          "path",
          route.template().substring(brace + 1, route.template().indexOf('}')),
          "As an earlier answer gave it.",
          () -> text("type", "string"));
    }
    if (route == Route.RECORD || route == Route.CONTRIBUTIONS || route == Route.CONTENT) {
      return;
    }
    parameter(
        "query",
        "fields",
        "In Graph style: id,name,photos.limit(3){id,taken_at}. Lists at most three deep, fifty"
            + " names each.",
        () -> {
          text("type", "string");
          out.writeNumberProperty("maxLength", FieldsParser.LONGEST);
        });
    if (route.list() != null) {
      parameter("query", "limit", "Items on a page.", this::limit);
      parameter("query", "after", "A cursor of paging.", () -> text("type", "string"));
      parameter("query", "before", "A cursor of paging.", () -> text("type", "string"));
    }
  }

  private void limit() {
    text("type", "integer");
    out.writeNumberProperty("minimum", 1);
    out.writeNumberProperty("maximum", Page.MOST);
    out.writeNumberProperty("default", Page.USUAL);
  }

  private void parameter(String in, String name, String description, Runnable schema) {
    object(
        () -> {
          text("name", name);
          text("in", in);
          out.writeBooleanProperty("required", in.equals("path"));
          text("description", description);
          object("schema", schema);
        });
  }

  private void responses(Route route) {
    object(
        route == Route.CONTRIBUTIONS ? "201" : "200",
        () -> {
          text(
              "description",
              route == Route.CONTRIBUTIONS ? "It came in." : "What the app may see.");
          if (route == Route.CONTENT) {
            object("content", () -> object("image/*", () -> {}));
          } else {
            object(
                "content",
                () -> object("application/json", () -> object("schema", () -> answer(route))));
          }
        });
    for (var problem : List.of("400", "401", "403", "404", "405", "429")) {
      object(problem, () -> text("$ref", "#/components/responses/Problem"));
    }
  }

  private void answer(Route route) {
    if (route == Route.RECORD) {
      text("type", "object");
    } else if (route == Route.CONTRIBUTIONS) {
      text("$ref", "#/components/schemas/Receipt");
    } else {
      var list = route.list();
      var one = route == Route.PHOTO ? ObjectKind.PHOTO : ObjectKind.PERSON;
      text("$ref", "#/components/schemas/" + (list == null ? one.name() : listName(list)));
    }
  }

  private static String listName(Edge edge) {
    return "List_" + edge.apiName();
  }

  private void contribution() {
    out.writeBooleanProperty("required", true);
    object(
        "content",
        () ->
            object(
                "application/json",
                () -> object("schema", () -> text("$ref", "#/components/schemas/Contribution"))));
  }

  private void contributionMembers() {
    object("data_type", () -> text("type", "string"));
    object("about", () -> text("type", "string"));
    object("purpose", () -> text("type", "string"));
    object(
        "consent",
        () -> {
          text("type", "object");
          text("description", "The yes that you have yourself: {reference, given_at}.");
        });
    object(
        "items",
        () -> {
          text("type", "array");
          out.writeNumberProperty("minItems", 1);
          out.writeNumberProperty("maxItems", ContributionReader.MOST_ITEMS);
          object("items", () -> {});
        });
  }

  private void receiptMembers() {
    object("receipt", () -> text("type", "string"));
    object("accepted", () -> text("type", "integer"));
    object(
        "refused",
        () -> {
          text("type", "array");
          text("description", "Items that were not taken: {index, type, detail}.");
          object("items", () -> text("type", "object"));
        });
  }

  private void components() {
    object("securitySchemes", () -> object("token", this::tokenScheme));
    object(
        "responses",
        () ->
            object(
                "Problem",
                () -> {
                  text("description", "RFC 9457; the type leads to a page that explains it.");
                  object(
                      "content",
                      () ->
                          object(
                              "application/problem+json",
                              () ->
                                  object(
                                      "schema",
                                      () -> text("$ref", "#/components/schemas/Problem"))));
                }));
    object("schemas", this::schemas);
  }

  private void tokenScheme() {
    text("type", "http");
    text("scheme", "bearer");
  }

  private void schemas() {
    for (var kind : ObjectKind.values()) {
      schema(kind.name(), () -> members(kind));
    }
    for (var edge : Edge.values()) {
      schema(listName(edge), () -> listMembers(edge));
    }
    schema("Problem", this::problemMembers);
    schema("Contribution", this::contributionMembers);
    schema("Receipt", this::receiptMembers);
  }

  private void schema(String name, Runnable properties) {
    object(
        name,
        () -> {
          text("type", "object");
          object("properties", properties);
        });
  }

  private void members(ObjectKind kind) {
    object("id", () -> text("type", "string"));
    for (var field : catalogue.fields()) {
      if (field.of() == kind && !field.leavesAlone()) {
        object(field.name(), () -> member(field));
      }
    }
    for (var edge : Edge.values()) {
      if (edge.from() == kind) {
        object(edge.apiName(), () -> text("$ref", "#/components/schemas/" + listName(edge)));
      }
    }
  }

  private void member(Field field) {
    text(
        "description",
        "Needs the data type "
            + field.type().value()
            + ". A text, a day or moment (ISO 8601), a number, or latitude and longitude.");
  }

  private void listMembers(Edge edge) {
    object(
        "data",
        () -> {
          text("type", "array");
          object("items", () -> text("$ref", "#/components/schemas/" + edge.to().name()));
        });
    object(
        "paging",
        () -> {
          text("type", "object");
          text("description", "cursors {before, after}; next and previous where there is more.");
        });
  }

  private void problemMembers() {
    for (var name : List.of("type", "title", "detail", "instance")) {
      object(name, () -> text("type", "string"));
    }
    object("status", () -> text("type", "integer"));
    object("record", () -> text("type", "integer"));
    object("error", () -> text("type", "object"));
  }
}
