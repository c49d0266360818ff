package org.evenhand.app.identity;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * What an authorisation request must be before Spring's checks. Its address must be a registered
 * one, letter by letter: Spring's takes any port of a loopback address, and any case of a scheme,
 * where OAuth 2.1 (section 2.3.1) asks for the same string. And what is kept until the person
 * answers has a bound.
 */
final class AuthorizationBounds
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
  /** The longest {@code state}, and the most of all that apps add beside it. */
  static final int MOST_CHARS = 2_048;

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
    var to = asked.getRedirectUri();
    boolean registered =
        to == null || to.isEmpty() || context.getRegisteredClient().getRedirectUris().contains(to);
    if (!registered
        || length(asked.getState()) > MOST_CHARS
        || chars(asked.getAdditionalParameters()) > MOST_CHARS) {
      // Without the request, so that nobody is redirected anywhere with it.
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
    }
  }

  /** What apps can make as long as they like in a request, in characters. */
  static long chars(OAuth2AuthorizationRequest request) {
    return length(request.getState())
        + length(request.getRedirectUri())
        + request.getScopes().stream().mapToLong(String::length).sum()
        + chars(request.getAdditionalParameters());
  }

  private static long chars(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .mapToLong(entry -> entry.getKey().length() + length(entry.getValue()))
        .sum();
  }

  private static long length(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Object[] several -> java.util.Arrays.stream(several).mapToLong(v -> length(v)).sum();
      default -> value.toString().length();
    };
  }
}
