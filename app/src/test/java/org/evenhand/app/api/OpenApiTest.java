package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import tools.jackson.databind.JsonNode;

/** {@code /openapi.json} says the truth about the server that serves it. */
class OpenApiTest {
  private static final DemoServer SERVER = DemoServer.shared();
  private static final JsonNode DOCUMENT = DemoServer.json(SERVER.call("/openapi.json", "none"));

  private final SchemaCheck schemas = new SchemaCheck(DOCUMENT);

  private static JsonNode operation(Route route) {
    return DOCUMENT
        .path("paths")
        .path(route.template())
        .path(route.method().toLowerCase(java.util.Locale.ROOT));
  }

  /** The app that has most of what a route gives. */
  private static DemoServer.App app(Route route) {
    return SERVER.app(
        switch (route) {
          case RELATIONSHIPS -> "lantern";
          default -> "sunny-maps";
        });
  }

  /** A path with something real in its placeholder. */
  private static String path(Route route, String token) {
    var argument =
        switch (route) {
          case PERSON -> DemoServer.json(SERVER.call("/v1/me", token)).path("id").asString();
          case PHOTO ->
              DemoServer.json(SERVER.call("/v1/me/photos", token)).at("/data/0/id").asString();
          case RECORD ->
              SERVER.call("/v1/me", token).headers().firstValue("Evenhand-Record").orElseThrow();
          default -> "";
        };
    return route.template().replaceAll("\\{.*}", argument);
  }

  private static HttpResponse<String> tried(Route route) {
    var token = app(route).token();
    var query = new ArrayList<String>();
    for (var parameter : operation(route).path("parameters")) {
      if (parameter.has("example")) {
        var value = parameter.path("example").asString();
        query.add(
            parameter.path("name").asString()
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return SERVER.call(path(route, token) + "?" + String.join("&", query), token);
  }

  @ParameterizedTest
  @EnumSource(
      value = Route.class,
      mode = Mode.EXCLUDE,
      names = {"CONTRIBUTIONS", "CONTENT", "LIKES", "FAMILY", "UPLOAD", "REMOVAL", "DEBUG_FORM"})
  void each_example_call_is_answered_as_it_is_described(Route route) {
    var answer = tried(route);
    assertThat(answer.statusCode()).isEqualTo(200);
    var described = operation(route).path("responses").path("200");
    var schema = described.path("content").path("application/json").path("schema");
    assertThat(schemas.of(DemoServer.json(answer), schema)).isEmpty();
    for (var header : described.path("headers").propertyNames()) {
      assertThat(answer.headers().firstValue(header)).as(header).isPresent();
    }
  }

  @Test
  void refusals_are_answered_as_they_are_described() {
    var token = app(Route.ME).token();
    for (var answer :
        List.of(
            SERVER.call("/v1/me", "none"),
            SERVER.call("/v1/me?fields=shoe_size", token),
            SERVER.call("/v1/me?fields=birthday", token),
            SERVER.call("/v1/people/p_none", token))) {
      var described = DOCUMENT.at("/components/responses/Problem" + answer.statusCode());
      var schema = described.path("content").path("application/problem+json").path("schema");
      assertThat(schemas.of(DemoServer.json(answer), schema)).isEmpty();
      for (var header : described.path("headers").propertyNames()) {
        assertThat(answer.headers().firstValue(header)).as(header).isPresent();
      }
    }
  }

  @Test
  void every_problem_has_an_example_that_fits_and_every_reference_leads_somewhere() {
    var pages = new TreeSet<String>();
    for (var response : DOCUMENT.at("/components/responses")) {
      var content = response.path("content").path("application/problem+json");
      for (var example : content.path("examples").properties()) {
        pages.add(example.getKey());
        assertThat(schemas.of(example.getValue().path("value"), content.path("schema"))).isEmpty();
      }
    }
    assertThat(pages).hasSize(ProblemType.values().length);
    for (var reference : DOCUMENT.findValues("$ref")) {
      assertThat(DOCUMENT.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
  }

  @Test
  void every_route_and_every_way_in_is_described() {
    for (var route : Route.values()) {
      assertThat(operation(route).path("summary").asString("")).as(route.name()).isNotBlank();
    }
    assertThat(DOCUMENT.at("/components/securitySchemes").propertyNames())
        .containsExactlyInAnyOrder("bearer", "dpop", "oauth2");
    assertThat(DOCUMENT.at("/components/securitySchemes/oauth2/flows/authorizationCode/tokenUrl"))
        .hasToString("\"" + SERVER.at("/oauth2/token") + "\"");
  }
}
