package org.evenhand.app.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.evenhand.app.api.AnswerWriter.Asking;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.OwnFrame;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The data API. The way of a request: route, parameters, fields, the gate, bytes. Everything that
 * is refused before the gate is recorded by it all the same.
 */
final class ApiServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NO_ROUTE = "/v1/*";

  private final transient GatePort gate;
  private final transient QueryReader queries;
  private final transient AnswerWriter answers;
  private final transient ProblemWriter problems;
  private final transient ContributionPort contributions;
  private final transient ContributionReader reader;
  private final transient PhotoContent content;
  private final transient PhotoWrites photos;
  private final transient TokenDebugging debugging;

  ApiServlet(
      GatePort gate,
      QueryReader queries,
      AnswerWriter answers,
      ProblemWriter problems,
      ContributionPort contributions,
      ContributionReader reader,
      PhotoContent content,
      PhotoWrites photos,
      TokenDebugging debugging) {
    this.gate = gate;
    this.queries = queries;
    this.answers = answers;
    this.problems = problems;
    this.contributions = contributions;
    this.reader = reader;
    this.content = content;
    this.photos = photos;
    this.debugging = debugging;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(request.getAttribute(TokenFilter.CALLER) instanceof Caller caller)) {
      // The filter is the only way here. Should a deployment ever lose it, nothing is served.
      throw new IllegalStateException("a request reached the API without passing its filter");
    }
    var called = CalledPath.of(request.getRequestURI());
    var route = Route.of(called.path(), request.getMethod());
    try {
      if (route == null) {
        throw new RequestProblem(
            ProblemType.NOT_FOUND,
            "There is no such path",
            "There is no such path. /openapi.json lists those that there are.");
      }
      answer(caller, called, route, request, response);
    } catch (RequestProblem e) {
      refuse(caller, route, request, response, e.problem());
    }
  }

  private void answer(
      Caller caller,
      CalledPath called,
      Route route,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, RequestProblem {
    checkMethod(request, route);
    if (route == Route.CONTRIBUTIONS) {
      contribution(caller, request, response);
      return;
    }
    if (route == Route.UPLOAD) {
      told(caller, photos.upload(caller, request, response), route, response);
      return;
    }
    if (route == Route.DEBUG_FORM) {
      told(caller, debugging.answer(caller, route, request, response), route, response);
      return;
    }
    checkBody(request);
    if (route == Route.REMOVAL) {
      var id = route.argument(called.path());
      told(caller, photos.remove(caller, id, request, response), route, response);
      return;
    }
    var asked = Parameters.of(request.getQueryString(), route);
    var ids = gate.ids(caller.app());
    if (route == Route.RECORD) {
      record(caller, route.argument(called.path()), response);
      return;
    }
    if (route == Route.CONTENT) {
      var id = route.argument(called.path());
      var refused = content.answer(caller, ids, id, asked.size(), request, response);
      told(caller, refused, route, response);
      return;
    }
    if (route == Route.DEBUG_TOKEN) {
      told(caller, debugging.answer(caller, route, request, response), route, response);
      return;
    }
    var query = queries.read(route, called.path(), asked, caller, ids);
    switch (gate.answer(caller, route.operation(), query)) {
      case Outcome.Answered answered ->
          answered(answered, route, asked, query, new Asking(caller, ids, called.door()), response);
      case Outcome.Refused refused -> refused(caller, refused, route, response);
    }
  }

  private static void checkMethod(HttpServletRequest request, Route route) throws RequestProblem {
    if (!route.answers(request.getMethod())) {
      var what = "This path answers " + String.join(" and ", route.methods()) + " alone";
      throw new RequestProblem(
          ProblemType.METHOD_NOT_ALLOWED, what, what + ". Nothing was changed.");
    }
  }

  private void contribution(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestProblem {
    var _ = Parameters.of(request.getQueryString(), Route.CONTRIBUTIONS);
    var read = reader.read(request, gate.ids(caller.app())::person);
    switch (contributions.take(caller, Route.CONTRIBUTIONS.operation(), read.offered())) {
      case ContributionPort.Taken.Receipt(long position, var budget) -> {
        budget(response, budget);
        head(response, position);
        response.setStatus(HttpServletResponse.SC_CREATED);
        var sink = new ByteSink(response);
        answers.receipt(sink, position, read);
        sink.finish();
      }
      case ContributionPort.Taken.Refused(var refused) ->
          refused(refused, Route.CONTRIBUTIONS, response);
    }
  }

  private static void checkBody(HttpServletRequest request) throws RequestProblem {
    if (TokenFilter.mayHaveBody(request)) {
      throw new RequestProblem(
          ProblemType.UNEXPECTED_BODY,
          "A " + request.getMethod() + " has no body here",
          "A "
              + request.getMethod()
              + " has no body here. What is asked stands in the path and its parameters.");
    }
  }

  private void answered(
      Outcome.Answered answered,
      Route route,
      Parameters asked,
      Query query,
      Asking by,
      HttpServletResponse response)
      throws IOException {
    budget(response, answered.budget());
    var told = answered.told();
    if (told.items().isEmpty() && !(query instanceof Query.Many)) {
      var nothing = query instanceof Query.Photo ? QueryReader.NO_PHOTO : QueryReader.NOBODY;
      problems.send(response, nothing, route.instance(), answered.position());
      return;
    }
    head(response, answered.position());
    var sink = new ByteSink(response);
    switch (query) {
      case Query.One one -> answers.one(sink, told.items().getFirst(), route, one.selection(), by);
      case Query.Many many -> answers.page(sink, told, route, asked, many.list(), by);
      case Query.Photo one ->
          answers.one(sink, told.items().getFirst(), route, one.selection(), by);
    }
    sink.finish();
  }

  static void head(HttpServletResponse response, long position) {
    head(response);
    response.setHeader("Evenhand-Record", Long.toString(position));
  }

  static void head(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  private void record(Caller caller, String position, HttpServletResponse response)
      throws IOException, RequestProblem {
    if (!isPosition(position)) {
      throw noFrame();
    }
    switch (gate.lines(caller.app(), Route.RECORD.operation(), Long.parseLong(position))) {
      case OwnFrame.Found(var json, var budget) -> {
        budget(response, budget);
        head(response, Long.parseLong(position));
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
      }
      case OwnFrame.None _ -> throw noFrame();
      case OwnFrame.Refused(var refused) -> refused(refused, Route.RECORD, response);
    }
  }

  private static RequestProblem noFrame() {
    return new RequestProblem(
        ProblemType.NOT_FOUND,
        "There is no such frame of this app",
        "There is no frame of this app at that position. 'Evenhand-Record' gives the position of"
            + " each answer.");
  }

  // One spelling for each number: 1 to 18 digits, the first not zero.
  private static boolean isPosition(String text) {
    return text.length() <= 18
        && text.charAt(0) != '0'
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /**
   * Whether the authorisation ended after the filter had let the call through: the gate then takes
   * the token for one that covers nothing, although its own scope covers what was asked.
   */
  private static boolean ended(Caller caller, Outcome.Refused refused) {
    return refused.reason() == Reason.TOKEN_SCOPE && caller.scope().contains(refused.type());
  }

  private void told(
      Caller caller, Outcome.@Nullable Refused refused, Route route, HttpServletResponse response)
      throws IOException {
    if (refused != null) {
      refused(caller, refused, route, response);
    }
  }

  private void refused(
      Caller caller, Outcome.Refused refused, Route route, HttpServletResponse response)
      throws IOException {
    if (ended(caller, refused)) {
      ended(refused, response);
    } else {
      refused(refused, route, response);
    }
  }

  private void ended(Outcome.Refused refused, HttpServletResponse response) throws IOException {
    budget(response, refused.budget());
    TokenFilter.challenge(response, TokenFilter.ENDED);
    problems.send(
        response, TokenFilter.problem(TokenFilter.ENDED), TokenFilter.INSTANCE, refused.position());
  }

  private void refused(Outcome.Refused refused, Route route, HttpServletResponse response)
      throws IOException {
    budget(response, refused.budget());
    if (refused.reason() == Reason.OVER_LIMIT) {
      response.setHeader("Retry-After", Long.toString(refused.budget().secondsToReset()));
    }
    problems.send(response, Refusals.problem(refused), route.instance(), refused.position());
  }

  private void refuse(
      Caller caller,
      @Nullable Route route,
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem)
      throws IOException {
    var reason =
        switch (problem.type()) {
          case UNKNOWN_FIELD -> Reason.UNKNOWN_FIELD;
          case TOKEN_SCOPE -> Reason.TOKEN_SCOPE;
          case NOT_OWN_CLIENT -> Reason.NOT_OFFERED;
          default -> Reason.MALFORMED;
        };
    long position = gate.refuse(caller, operation(route, request.getMethod()), reason);
    budget(response, gate.budget(caller.app()));
    if (problem.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", route == null ? "GET, HEAD" : String.join(", ", route.methods()));
    }
    if (TokenFilter.mayHaveBody(request)) {
      response.setHeader("Connection", "close");
    }
    problems.send(response, problem, route == null ? "/v1" : route.instance(), position);
  }

  /** A template even of what has none: nothing that a caller made up stands in the record. */
  private static String operation(@Nullable Route route, String method) {
    if (route != null && route.answers(method)) {
      return route.operation();
    }
    String verb =
        switch (method) {
          case "GET", "HEAD" -> "GET";
          case "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
          default -> "{method}";
        };
    return verb + ' ' + (route == null ? NO_ROUTE : route.template());
  }

  static void budget(HttpServletResponse response, Outcome.Budget budget) {
    response.setHeader("RateLimit-Policy", RateLimits.policy(budget));
    response.setHeader("RateLimit", RateLimits.left(budget));
  }
}
