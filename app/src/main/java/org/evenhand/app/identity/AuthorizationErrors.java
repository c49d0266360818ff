package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * An authorisation request that cannot be met. Where the app and its address are known and exact,
 * the app is told there (with {@code iss}, RFC 9207); otherwise nobody is redirected anywhere, and
 * the person reads a page.
 */
final class AuthorizationErrors implements AuthenticationFailureHandler {
  private final URI issuer;

  AuthorizationErrors(URI issuer) {
    this.issuer = issuer;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException asked) {
      var token = asked.getAuthorizationCodeRequestAuthentication();
      if (token != null && token.getRedirectUri() != null && !token.getRedirectUri().isEmpty()) {
        response.sendRedirect(redirect(token.getRedirectUri(), asked, token.getState()));
        return;
      }
    }
    // The page in words is made by the error page; the code is for the developer who looks on.
    var code =
        failure instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode()
            : "invalid_request";
    response.sendError(HttpServletResponse.SC_BAD_REQUEST, "authorization request: " + code);
  }

  private String redirect(
      String to,
      OAuth2AuthorizationCodeRequestAuthenticationException failure,
      @Nullable String state) {
    var error = failure.getError();
    var uri = UriComponentsBuilder.fromUriString(to);
    uri.queryParam("error", encoded(error.getErrorCode()));
    var description = error.getDescription();
    if (description != null && !description.isEmpty()) {
      uri.queryParam("error_description", encoded(description));
    }
    if (state != null && !state.isEmpty()) {
      uri.queryParam("state", encoded(state));
    }
    return uri.queryParam("iss", encoded(issuer.toString())).build(true).toUriString();
  }

  private static String encoded(String value) {
    return UriUtils.encode(value, UTF_8);
  }
}
