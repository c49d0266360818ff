package org.evenhand.app.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parameters that apps send more than once (OAuth 2.1, section 3.2). Spring's converters
 * check some of them; its client authentication takes the first code for a text, and fails when
 * there are two. And keeps what is answered here out of caches (OAuth 2.1, section 3.2.3).
 */
final class OnceEach extends OncePerRequestFilter {
  private static final byte[] REFUSED =
      "{\"error\":\"invalid_request\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private final List<String> paths;

  OnceEach(List<String> paths) {
    this.paths = List.copyOf(paths);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean forApps = paths.contains(request.getRequestURI());
    if (forApps) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (!forApps || each(request)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("application/json");
    response.getOutputStream().write(REFUSED);
  }

  private static boolean each(HttpServletRequest request) {
    return request.getParameterMap().values().stream().allMatch(values -> values.length == 1);
  }
}
