package org.evenhand.app.api;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Sends what comes under a leading version, {@code /vN.N}, through the filter of {@code /v1}. Path
 * patterns of servlets cannot say it, so this looks at every path; there is nothing behind such a
 * path but that filter, so a path that this let pass would find nothing.
 */
final class GraphDoor implements Filter {
  private final TokenFilter tokens;

  GraphDoor(TokenFilter tokens) {
    this.tokens = tokens;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest asked
        && CalledPath.isVersioned(asked.getRequestURI())) {
      tokens.doFilter(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }
}
