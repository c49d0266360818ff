package org.evenhand.app.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What browsers are told about every page: no script, no frame, no foreign form, no leaking. Pages
 * that ask for passkeys may run the server's own script files, since there is no other way to them;
 * so may the documentation, to copy code.
 */
final class PageHeaders extends OncePerRequestFilter {
  static final String[] PATTERNS = {
    "/",
    "/login/*",
    "/logout",
    "/me/*",
    "/office/*",
    "/developers/*",
    "/regulator/*",
    "/oauth2/*",
    "/register/*",
    "/docs/*",
    "/assets/*",
    "/error"
  };
  private static final List<String> CONNECTED = List.of("/developers");
  private static final List<String> ASKING =
      List.of("/office", "/docs", "/login", "/me/sign-in", "/me/confirm", "/me/erase");

  private final boolean https;

  PageHeaders(boolean https) {
    this.https = https;
  }

  // What no page of ours answers reaches the error page without passing here first.
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    policy(response, scripts(request), "'self'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY"); // for browsers without frame-ancestors
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (https) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    chain.doFilter(request, response);
  }

  /**
   * Lets the page's form also lead to an app's registered address: browsers apply {@code
   * form-action} to the redirect that answers a form.
   */
  static void allowFormTo(HttpServletResponse response, URI redirect) {
    var web = redirect.getHost() != null;
    var origin =
        web
            ? redirect.getScheme() + "://" + redirect.getRawAuthority()
            : redirect.getScheme() + ":";
    policy(response, "", "'self' " + origin);
  }

  private static String scripts(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return "";
    }
    if (CONNECTED.stream().anyMatch(path::startsWith)) {
      return "script-src 'self'; connect-src 'self'; ";
    }
    return ASKING.stream().anyMatch(path::startsWith) ? "script-src 'self'; " : "";
  }

  private static void policy(HttpServletResponse response, String scripts, String formAction) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; "
            + scripts
            + "style-src 'self'; img-src 'self'; form-action "
            + formAction
            + "; frame-ancestors 'none'; base-uri 'none'");
  }
}
