package org.evenhand.app.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Locale;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers what the token of a call, or another of the same app's, may do. The other one stands in a
 * form; or in the address, as clients of Graph APIs send it, which we write down nowhere, but those
 * on the way may.
 */
final class TokenDebugging {
  /** The one media type of a form that is read here. */
  static final String FORM = "application/x-www-form-urlencoded";

  private static final int FORM_BYTES = 4 * 1024;

  private final IssuedTokens tokens;
  private final GatePort gate;
  private final InstantSource clock;
  private final TokenAnswer answers;

  TokenDebugging(IssuedTokens tokens, GatePort gate, InstantSource clock, JsonFactory json) {
    this.tokens = tokens;
    this.gate = gate;
    this.clock = clock;
    this.answers = new TokenAnswer(json);
  }

  /**
   * Answers.
   *
   * @return the gate's refusal, still to be told; null if all is said
   */
  Outcome.@Nullable Refused answer(
      Caller caller, Route route, HttpServletRequest request, HttpServletResponse response)
      throws IOException, RequestProblem {
    var input = input(route, request);
    var refused = gate.ask(caller.app(), route.operation());
    if (refused.isPresent()) {
      return refused.get();
    }
    ApiServlet.budget(response, gate.budget(caller.app()));
    ApiServlet.head(response);
    var sink = new ByteSink(response);
    answer(sink, caller, input == null ? own(request) : input);
    sink.finish();
    return null;
  }

  private void answer(OutputStream into, Caller caller, String token) {
    var issued = tokens.issued(token).filter(one -> one.caller().app().equals(caller.app()));
    if (issued.isEmpty()) {
      answers.none(into, caller.app().value());
    } else {
      var powers = gate.powers(issued.get().caller());
      answers.live(into, issued.get(), powers, clock.instant());
    }
  }

  /** The token asked about; null for the call's own. */
  private static @Nullable String input(Route route, HttpServletRequest request)
      throws IOException, RequestProblem {
    var asked = Parameters.of(request.getQueryString(), route).input();
    // One form, one grammar: its body is read as the query of a GET is.
    return route == Route.DEBUG_FORM && TokenFilter.mayHaveBody(request)
        ? Parameters.of(form(request), Route.DEBUG_TOKEN).input()
        : asked;
  }

  private static String form(HttpServletRequest request) throws IOException, RequestProblem {
    var type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      throw bad("The body is no " + FORM);
    }
    var body = request.getInputStream().readNBytes(FORM_BYTES + 1);
    if (body.length > FORM_BYTES) {
      throw bad("The form has more than " + FORM_BYTES + " bytes");
    }
    return new String(body, ISO_8859_1);
  }

  private static RequestProblem bad(String what) {
    return new RequestProblem(
        ProblemType.BAD_REQUEST, what, what + ". Send input_token alone, as a form.");
  }

  // The filter has let it through, so there is one header: a scheme, blanks, the token.
  private static String own(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    return header.substring(header.lastIndexOf(' ') + 1);
  }
}
