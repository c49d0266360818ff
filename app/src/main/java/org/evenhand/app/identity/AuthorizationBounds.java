package org.evenhand.app.identity;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * What an authorisation request must be before Spring's checks. Its address must be a registered
 * one, letter by letter: Spring's takes any port of a loopback address, and any case of a scheme,
 * where OAuth 2.1 (section 2.3.1) asks for the same string. What is kept until the person answers
 * has a bound. An app that demands pushed requests gets no others, and what it asks for by details
 * must be what it may ask.
 */
final class AuthorizationBounds
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** The longest {@code state}, and the most of all that apps add beside it. */
  static final int MOST_CHARS = 2_048;

  private final DetailReader details;

  AuthorizationBounds(DetailReader details) {
    this.details = details;
  }

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked = context.getAuthentication();
    var to = asked.getRedirectUri();
    boolean registered =
        to == null || to.isEmpty() || context.getRegisteredClient().getRedirectUris().contains(to);
    if (!registered
        || !asked.getClientId().equals(context.getRegisteredClient().getClientId())
        || length(asked.getState()) > MOST_CHARS
        || chars(asked.getAdditionalParameters()) > MOST_CHARS) {
      // Without the request, so that nobody is redirected anywhere with it.
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
    }
    try {
      checkPossession(asked.getAdditionalParameters(), context.getRegisteredClient());
      checkDetails(asked, context.getRegisteredClient());
    } catch (OAuth2AuthenticationException refused) {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          refused.getError(), answerable(asked, context.getRegisteredClient()));
    }
  }

  private static void checkPossession(Map<String, Object> parameters, RegisteredClient client) {
    if (AppClients.demands(client).pushed()
        && parameters.get(AuthorizationRequests.VIA) != AuthorizationRequests.Via.PUSHED) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_REQUEST,
              "this app demands that its requests are pushed first",
              null));
    }
    var key = parameters.get(KeyBinding.ASKED_KEY);
    if (key != null && !(key instanceof String text && THUMBPRINT.matcher(text).matches())) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_REQUEST, "dpop_jkt is not one SHA-256 thumbprint", null));
    }
  }

  /** What is asked by details must be what the app may ask, and what its scopes say, if any. */
  private void checkDetails(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
    var sent = asked.getAdditionalParameters().get(DataDetail.PARAMETER);
    if (sent == null) {
      return;
    }
    var detail = details.asked(sent);
    var types =
        detail.types().stream().map(DataTypeId::value).collect(Collectors.toUnmodifiableSet());
    if (!client.getScopes().containsAll(types)) {
      throw DetailReader.refused("datatypes name one that the terms do not offer this app");
    }
    if (!detail.purpose().equals(AppClients.purpose(client))) {
      throw DetailReader.refused("purpose is not the one that the app declared");
    }
    if (!asked.getScopes().equals(types)) {
      throw DetailReader.refused("scope and authorization_details name different data types");
    }
  }

  /** With the address to which the app is told; it was checked, or is the only registered one. */
  private static OAuth2AuthorizationCodeRequestAuthenticationToken answerable(
      OAuth2AuthorizationCodeRequestAuthenticationToken asked, RegisteredClient client) {
    var to = asked.getRedirectUri();
    var only =
        client.getRedirectUris().size() == 1 ? client.getRedirectUris().iterator().next() : null;
    return new OAuth2AuthorizationCodeRequestAuthenticationToken(
        asked.getAuthorizationUri(),
        asked.getClientId(),
        (Authentication) asked.getPrincipal(),
        to == null || to.isEmpty() ? only : to,
        asked.getState(),
        asked.getScopes(),
        Map.of());
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
