package org.evenhand.app.api;

import static org.evenhand.app.api.OpenApiSchemas.node;
import static org.evenhand.app.api.OpenApiSchemas.reference;
import static org.evenhand.app.api.OpenApiSchemas.text;
import static org.evenhand.app.api.OpenApiSchemas.whole;

import java.util.Locale;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Page;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the API (OpenAPI 3.1) from the routes, the catalogue and the problems themselves, so
 * that nothing is listed twice. Words about a path are in {@link RouteText}.
 */
final class OpenApi {
  private final Catalogue catalogue;
  private final ApiSettings settings;
  private final OpenApiAnswers answers = new OpenApiAnswers();

  private OpenApi(Catalogue catalogue, ApiSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** The document. */
  static byte[] document(Catalogue catalogue, ApiSettings settings) {
    return new JsonMapper().writeValueAsBytes(new OpenApi(catalogue, settings).document());
  }

  private ObjectNode document() {
    var document = node().put("openapi", "3.1.0");
    document.set("info", info());
    document.putArray("servers").addObject().put("url", settings.baseUrl());
    var security = document.putArray("security");
    security.addObject().putArray("bearer");
    security.addObject().putArray("dpop");
    security.addObject().putArray("oauth2");
    var paths = document.putObject("paths");
    for (var route : Route.values()) {
      paths
          .withObjectProperty(route.template())
          .set(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    var components = document.putObject("components");
    components.set("securitySchemes", schemes());
    components.set("headers", OpenApiAnswers.headers());
    components.set("responses", answers.responses());
    components.set("schemas", new OpenApiSchemas(catalogue).all());
    return document;
  }

  private static ObjectNode info() {
    var info =
        node()
            .put("title", "Evenhand data API")
            .put("version", "1")
            .put(
                "description",
                "People's data, to the extent that each of them consented. What may not be seen is"
                    + " absent: no count, no cursor and no order tells of it. Every answer is"
                    + " durable in the record before its first byte leaves; Evenhand-Record gives"
                    + " its position. Clients of Graph APIs may put a version before each path, as"
                    + " in /v23.0/me.");
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    return info;
  }

  private ObjectNode operation(Route route) {
    var told = RouteText.of(route);
    var operation =
        node()
            .put("operationId", route.name().toLowerCase(Locale.ROOT))
            .put("summary", told.summary())
            .put("description", told.description());
    operation.set("parameters", parameters(route, told));
    if (route == Route.CONTRIBUTIONS) {
      var body = operation.putObject("requestBody").put("required", true);
      body.putObject("content")
          .putObject("application/json")
          .set("schema", reference("Contribution"));
    }
    if (route == Route.UPLOAD) {
      operation.set("requestBody", picture());
    }
    if (route == Route.DEBUG_FORM) {
      operation.set("requestBody", token());
    }
    operation.set("responses", answers.of(route));
    return operation;
  }

  private static ObjectNode token() {
    var body = node().put("required", false);
    var form = body.putObject("content").putObject(TokenDebugging.FORM).putObject("schema");
    form.put("type", "object")
        .put("additionalProperties", false)
        .putObject("properties")
        .putObject("input_token")
        .put("type", "string")
        .put("description", "A token of the same app's; without it, the one of the call itself.");
    return body;
  }

  private static ObjectNode picture() {
    var body = node().put("required", true);
    var content = body.putObject("content");
    content.putObject("image/*");
    var form = content.putObject("multipart/form-data").putObject("schema").put("type", "object");
    form.putArray("required").add(PictureBody.PART);
    form.put("additionalProperties", false)
        .putObject("properties")
        .putObject(PictureBody.PART)
        .put("contentMediaType", "application/octet-stream");
    return body;
  }

  private static ArrayNode parameters(Route route, RouteText told) {
    var all = JsonNodeFactory.instance.arrayNode();
    int brace = route.template().indexOf('{');
    if (brace >= 0) {
      var name = route.template().substring(brace + 1, route.template().indexOf('}'));
      parameter(all, "path", name, text("As an earlier answer gave it."));
    }
    if (route == Route.CONTENT) {
      var sizes = text("How many pixels the longer side may have: " + PhotoContent.SIZES + ".");
      parameter(all, "query", "size", sizes);
    }
    if (!told.fields().isEmpty()) {
      var fields =
          text("In Graph style. Lists at most three deep, fifty names each.")
              .put("maxLength", FieldsParser.LONGEST);
      parameter(all, "query", "fields", fields).put("example", told.fields());
    }
    if (route.list() != null) {
      var limit =
          whole("Items on a page.")
              .put("minimum", 1)
              .put("maximum", Page.MOST)
              .put("default", Page.USUAL);
      parameter(all, "query", "limit", limit).put("example", 5);
      parameter(all, "query", "after", text("A cursor of paging."));
      parameter(all, "query", "before", text("A cursor of paging."));
    }
    if (route == Route.DEBUG_TOKEN) {
      parameter(
          all,
          "query",
          "input_token",
          text("Another token of the same app's. A form keeps it out of addresses."));
    }
    return all;
  }

  private static ObjectNode parameter(ArrayNode all, String in, String name, ObjectNode schema) {
    var parameter = all.addObject().put("name", name).put("in", in);
    parameter.put("required", in.equals("path"));
    parameter.set("description", schema.remove("description"));
    parameter.set("schema", schema);
    return parameter;
  }

  private ObjectNode schemes() {
    var all = node();
    all.putObject("bearer").put("type", "http").put("scheme", "bearer");
    all.putObject("dpop")
        .put("type", "http")
        .put("scheme", "DPoP")
        .put("description", "A token that is bound to a key, with a proof in DPoP (RFC 9449).");
    var flow =
        all.putObject("oauth2")
            .put("type", "oauth2")
            .putObject("flows")
            .putObject("authorizationCode");
    flow.put("authorizationUrl", settings.baseUrl() + "/oauth2/authorize")
        .put("tokenUrl", settings.baseUrl() + "/oauth2/token")
        .put("refreshUrl", settings.baseUrl() + "/oauth2/token");
    var scopes = flow.putObject("scopes");
    catalogue.types().forEach(type -> scopes.put(type.id().value(), type.title()));
    return all;
  }
}
