package org.evenhand.app.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.evenhand.gate.BeingErased;
import org.evenhand.record.RecordStopped;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request under {@code /v1} through only with a live token; whatever else happens, it ends
 * here. It hands the request to the servlet that it guards and not down the chain, so that no other
 * filter of the container can slow or loosen a call of the API.
 */
final class TokenFilter implements Filter {
  /** The request's attribute that holds the {@link org.evenhand.gate.Caller}. */
  static final String CALLER = "org.evenhand.app.api.caller";

  private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);
  static final String INSTANCE = "/v1";

  // What a watch is told where there is no such path, and where the answer did not end.
  private static final String NO_ROUTE = "other";
  private static final String BROKEN_OFF = "broken-off";

  private static final String IN_URL =
      "a token stands in the URL, where logs and histories keep it";
  private static final String NONE = "no token was sent";
  private static final String EXPIRED = "has expired";

  /** Said when the authorisation behind a token has ended. */
  static final String ENDED = "the access behind the token was ended";

  private static final Problem FAILED =
      Problem.of(
          ProblemType.OUR_FAULT,
          "The server failed",
          "The server failed at this request; its operator has the reason. Try again later.");
  private static final Problem STOPPED =
      Problem.of(
          ProblemType.NOT_READY,
          "The server is stopping",
          "The server is stopping and answers nothing more. Try again later.");

  private static final Problem ERASING =
      Problem.of(
          ProblemType.NOT_READY,
          "Something that was asked for is changing",
          "Something that was asked for is changing just now. Try again in a second.");

  /** Said when a token that only the holder of a key may use came as one that anybody may. */
  static final String BOUND = "the token is bound to a key and needs the scheme DPoP with a proof";

  private final TokenCheck tokens;
  private final InstantSource clock;
  private final ProblemWriter problems;
  private final Servlet guarded;
  private final BoundTokens bound;
  private final CallWatch watch;

  TokenFilter(
      TokenCheck tokens,
      InstantSource clock,
      ProblemWriter problems,
      Servlet guarded,
      ApiSettings settings,
      CallWatch watch) {
    this.tokens = tokens;
    this.clock = clock;
    this.problems = problems;
    this.guarded = guarded;
    this.watch = watch;
    this.bound = new BoundTokens(tokens, settings);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest asked)
        || !(response instanceof HttpServletResponse plain)) {
      throw new ServletException("not HTTP");
    }
    var watched = new WatchedResponse(plain);
    boolean toItsEnd = false;
    long began = System.nanoTime();
    try {
      answer(asked, watched);
      toItsEnd = true;
    } finally {
      var route = Route.of(CalledPath.of(asked.getRequestURI()).path(), asked.getMethod());
      watch.ended(
          route == null ? NO_ROUTE : route.template(),
          toItsEnd ? watched.outcome() : BROKEN_OFF,
          watched.getStatus(),
          System.nanoTime() - began);
    }
  }

  private void answer(HttpServletRequest asked, HttpServletResponse plain)
      throws IOException, ServletException {
    var answer = CalledPath.isVersioned(asked.getRequestURI()) ? new GraphResponse(plain) : plain;
    try {
      filter(asked, answer);
    } catch (RecordStopped e) {
      // The process is ending. Nothing that the record does not hold may leave, so nothing does.
      LOG.warn("The record has stopped; a call was turned away", e);
      fault(answer, STOPPED);
    } catch (BeingErased e) {
      plain.reset();
      answer.setHeader("Retry-After", "1");
      problems.send(answer, ERASING, INSTANCE, ProblemWriter.UNRECORDED);
    } catch (RuntimeException e) {
      LOG.error("A call failed; nothing more of its answer is sent", e);
      fault(answer, FAILED);
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (hasTokenInQuery(request.getQueryString())) {
      refuse(request, response, IN_URL);
      return;
    }
    String token = BearerToken.of(request);
    var result = token != null ? tokens.check(token) : bound.check(request);
    switch (result) {
      case null -> refuse(request, response, null);
      case TokenCheck.Result.Refused(String description) -> refuse(request, response, description);
      case TokenCheck.Result.Unproven unproven -> unproven(request, response, unproven);
      case TokenCheck.Result.Live(var caller, var expiresAt, var nonce) -> {
        if (!clock.instant().isBefore(expiresAt)) {
          refuse(request, response, "the token " + EXPIRED);
          return;
        }
        if (!nonce.isEmpty()) {
          response.setHeader(BoundTokens.NONCE, nonce);
        }
        request.setAttribute(CALLER, caller);
        guarded.service(request, response);
      }
    }
  }

  private void unproven(
      HttpServletRequest request, HttpServletResponse response, TokenCheck.Result.Unproven unproven)
      throws IOException {
    bound.challenge(response, unproven);
    closeBehindBody(request, response);
    problems.send(response, BoundTokens.problem(unproven), INSTANCE, ProblemWriter.UNRECORDED);
  }

  private static void closeBehindBody(HttpServletRequest request, HttpServletResponse response) {
    if (mayHaveBody(request)) {
      response.setHeader("Connection", "close");
    }
  }

  private static boolean hasTokenInQuery(@Nullable String query) {
    return query != null && (query.startsWith("access_token=") || query.contains("&access_token="));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, @Nullable String description)
      throws IOException {
    // RFC 6750, section 3.1: whoever sent no credentials at all is told the scheme and no error.
    boolean none = description == null && request.getHeader("Authorization") == null;
    String said = none ? NONE : "the token is not one of ours";
    if (description != null) {
      said = description;
    }
    bound.challenge(request, response, none ? "" : said);
    closeBehindBody(request, response);
    problems.send(response, problem(said), INSTANCE, ProblemWriter.UNRECORDED);
  }

  static Problem problem(String said) {
    return Problem.of(
        ProblemType.INVALID_TOKEN,
        said,
        "This path needs 'Authorization: Bearer …' once (or 'DPoP …' with a proof), with a live"
            + " token, but "
            + said
            + ". "
            + advice(said));
  }

  private static String advice(String said) {
    return switch (said) {
      case IN_URL ->
          "Send it in that header alone. Who reads those logs has this one now: end it at"
              + " /oauth2/revoke, and refresh.";
      case NONE -> "An app gets one at /oauth2/token, after the person's yes.";
      case BOUND -> "Send it as it was given to you: 'Authorization: DPoP …' and a 'DPoP' header.";
      case ENDED ->
          "The person stopped the app, or the grant was ended otherwise. A refresh gives nothing;"
              + " ask the person anew at /oauth2/authorize.";
      default ->
          said.endsWith(EXPIRED)
              ? "Get a new one at /oauth2/token with your refresh token."
              : "Use the one that your last refresh gave, refresh at /oauth2/token, or ask the"
                  + " person anew at /oauth2/authorize.";
    };
  }

  /** RFC 6750, section 3: how a refused token is answered. */
  static void challenge(HttpServletResponse response, String said) {
    response.setHeader("WWW-Authenticate", BoundTokens.BEARER + BoundTokens.invalid(said));
  }

  /** Whether bytes may follow the request's head, which nobody here will read. */
  static boolean mayHaveBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void fault(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      // Only a broken connection tells the client that what it has is not the whole.
      throw new IOException("the answer broke off");
    }
    response.reset();
    problems.send(response, problem, INSTANCE, ProblemWriter.UNRECORDED);
  }
}
