package org.evenhand.app.api;

import static org.evenhand.app.api.OpenApiSchemas.node;
import static org.evenhand.app.api.OpenApiSchemas.reference;
import static org.evenhand.app.api.OpenApiSchemas.text;
import static org.evenhand.app.api.OpenApiSchemas.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Headers and problems of the API's description; problems' examples are written as answers are. */
final class OpenApiAnswers {
  private static final List<String> OF_EVERY_CALL = List.of("RateLimit-Policy", "RateLimit");

  private final JsonMapper json = new JsonMapper();
  private final ProblemWriter problems = new ProblemWriter(new JsonFactory());
  private final Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();

  OpenApiAnswers() {
    for (var type : ProblemType.values()) {
      byStatus.computeIfAbsent(type.status(), _ -> new ArrayList<>()).add(type);
    }
  }

  /** The headers. */
  static ObjectNode headers() {
    var all = node();
    header(all, "Evenhand-Record", whole("The position of the durable frame that allows this."));
    header(
        all,
        "RateLimit-Policy",
        text("What the hour holds: calls as app, lines about people as people."));
    header(all, "RateLimit", text("What the hour has left, and for how many seconds."));
    header(all, "Retry-After", whole("Seconds until the same call may do."));
    header(all, "WWW-Authenticate", text("The schemes that are taken, and what is wrong."));
    header(all, "Allow", text("The methods that are taken."));
    return all;
  }

  private static void header(ObjectNode all, String name, ObjectNode schema) {
    var header = all.putObject(name);
    header.set("description", schema.remove("description"));
    header.set("schema", schema);
  }

  private static void named(ObjectNode response, Iterable<String> names) {
    var headers = response.putObject("headers");
    names.forEach(name -> headers.putObject(name).put("$ref", "#/components/headers/" + name));
  }

  /** What a route answers. */
  ObjectNode of(Route route) {
    var told = RouteText.of(route);
    var all = node();
    boolean comesIn = route == Route.CONTRIBUTIONS || route == Route.UPLOAD;
    var good = all.putObject(comesIn ? "201" : "200");
    good.put("description", comesIn ? "It came in." : told.summary() + ".");
    var names = new ArrayList<>(OF_EVERY_CALL);
    if (route != Route.DEBUG_TOKEN && route != Route.DEBUG_FORM) {
      names.addFirst("Evenhand-Record");
    }
    named(good, names);
    var content = good.putObject("content");
    if (told.answer().isEmpty()) {
      content.putObject("image/*");
    } else {
      content.putObject("application/json").set("schema", reference(told.answer()));
    }
    for (var status : byStatus.keySet()) {
      all.putObject(status.toString()).put("$ref", "#/components/responses/Problem" + status);
    }
    return all;
  }

  /** The problems, status by status. */
  ObjectNode responses() {
    var all = node();
    byStatus.forEach((status, types) -> {
      var response = all.putObject("Problem" + status);
      var titles = types.stream().map(ProblemType::title).toList();
      response.put("description", String.join(". ", titles) + ".");
      named(response, headers(status));
      var content = response.putObject("content").putObject("application/problem+json");
      content.set("schema", reference("Problem"));
      var examples = content.putObject("examples");
      types.forEach(type -> examples.putObject(type.page()).set("value", example(type)));
    });
    return all;
  }

  private static List<String> headers(int status) {
    return switch (status) {
      case 401 -> List.of("WWW-Authenticate");
      case 405 -> List.of("Allow", "RateLimit-Policy", "RateLimit");
      case 429 -> List.of("Retry-After", "RateLimit-Policy", "RateLimit");
      case 500, 503 -> List.of();
      default -> OF_EVERY_CALL;
    };
  }

  private ObjectNode example(ProblemType type) {
    var problem = Problem.of(type, type.title(), type.title() + ".");
    var bytes = problems.bytes(problem, "/v1/me", ProblemWriter.UNRECORDED);
    return (ObjectNode) json.readTree(bytes);
  }
}
