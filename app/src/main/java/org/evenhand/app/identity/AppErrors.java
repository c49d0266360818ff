package org.evenhand.app.identity;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * What an app is told at the addresses that only apps call, where it is not let in or its request
 * is refused before anything reads it (RFC 6749, section 5.2). No more than the kind of the error:
 * whoever is not let in learns nothing else.
 */
public final class AppErrors {
  /** The addresses. */
  static final List<String> PATHS =
      List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/par");

  private AppErrors() {}

  /** Whether only apps call it. */
  static boolean concerns(HttpServletRequest request) {
    return PATHS.contains(request.getRequestURI());
  }

  /** Answers an app that did not say who it is, or not so that it could be believed. */
  static void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var error =
        failure instanceof OAuth2AuthenticationException known
            ? known.getError().getErrorCode()
            : OAuth2ErrorCodes.INVALID_CLIENT;
    boolean unknown = OAuth2ErrorCodes.INVALID_CLIENT.equals(error);
    if (unknown) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"apps\"");
    }
    answer(
        response,
        unknown ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST,
        error);
  }

  /**
   * Answers, if an app called.
   *
   * @param request the container's dispatch to its error page
   * @param status what the container would answer
   * @return whether it is answered
   */
  public static boolean answered(
      HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
    boolean app =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
            && PATHS.contains(path);
    if (app) {
      answer(
          response,
          status,
          status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
              ? OAuth2ErrorCodes.INVALID_REQUEST
              : OAuth2ErrorCodes.SERVER_ERROR);
    }
    return app;
  }

  private static void answer(HttpServletResponse response, int status, String error)
      throws IOException {
    // An error's code is of letters and underscores (RFC 6749, appendix A.7): nothing to escape.
    var body = ("{\"error\":\"" + error + "\"}").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("application/json;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
