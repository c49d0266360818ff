package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Authorisation requests as they come in a browser or are pushed (RFC 9126), with what Spring's
 * reading lacks: those that point elsewhere are refused, {@code authorization_details} name the
 * scopes, a proof that came with a pushed one binds its code (RFC 9449, section 10.1). What is
 * wrong in them is told by {@link AuthorizationBounds}, when it is known where to.
 */
final class AuthorizationRequests implements AuthenticationConverter {
  /** Under which it goes along that a request was pushed; what clients send is text. */
  static final String VIA = "org.evenhand.via";

  private static final String OURS = "urn:ietf:params:oauth:request_uri:";

  private final AuthenticationConverter springs;
  private final ProofsAtDoor proofs;
  private final DetailReader details;

  AuthorizationRequests(
      AuthenticationConverter springs, ProofsAtDoor proofs, DetailReader details) {
    this.springs = springs;
    this.proofs = proofs;
    this.details = details;
  }

  /** How a request came, if not by a browser alone. */
  enum Via {
    /** An app that proved who it is pushed it. */
    PUSHED
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    refuseObjects(request);
    return switch (springs.convert(request)) {
      case OAuth2PushedAuthorizationRequestAuthenticationToken asked ->
          new OAuth2PushedAuthorizationRequestAuthenticationToken(
              asked.getAuthorizationUri(),
              asked.getClientId(),
              (Authentication) asked.getPrincipal(),
              asked.getRedirectUri(),
              asked.getState(),
              scopes(asked.getScopes(), asked.getAdditionalParameters()),
              pushed(request, asked.getAdditionalParameters()));
      case OAuth2AuthorizationCodeRequestAuthenticationToken asked ->
          new OAuth2AuthorizationCodeRequestAuthenticationToken(
              asked.getAuthorizationUri(),
              asked.getClientId(),
              (Authentication) asked.getPrincipal(),
              asked.getRedirectUri(),
              asked.getState(),
              scopes(asked.getScopes(), asked.getAdditionalParameters()),
              asked.getAdditionalParameters());
      case null -> null;
      default -> throw new IllegalStateException("a request that no flow of ours has");
    };
  }

  /** RFC 9101's request objects; of addresses, only what this server gave is taken. */
  private static void refuseObjects(HttpServletRequest request) {
    if (request.getParameter("request") != null) {
      throw refused("request_not_supported");
    }
    var uri = request.getParameter("request_uri");
    if (uri != null && !uri.startsWith(OURS)) {
      throw refused("request_uri_not_supported");
    }
  }

  private Map<String, Object> pushed(HttpServletRequest request, Map<String, Object> parameters) {
    var more = new HashMap<>(parameters);
    more.put(VIA, Via.PUSHED);
    proofs
        .of(request)
        .ifPresent(proof -> {
          var asked = more.put(KeyBinding.ASKED_KEY, proof.thumbprint());
          if (asked != null && !asked.equals(proof.thumbprint())) {
            throw new OAuth2AuthenticationException(
                new OAuth2Error(
                    OAuth2ErrorCodes.INVALID_DPOP_PROOF,
                    "dpop_jkt is not the thumbprint of the key of the proof",
                    null));
          }
        });
    return more;
  }

  /** Where details came and no scopes, the scopes that they mean. */
  private Set<String> scopes(Set<String> scopes, Map<String, Object> parameters) {
    var sent = parameters.get(DataDetail.PARAMETER);
    if (sent == null || !scopes.isEmpty()) {
      return scopes;
    }
    try {
      return details.asked(sent).types().stream()
          .map(DataTypeId::value)
          .collect(Collectors.toUnmodifiableSet());
    } catch (OAuth2AuthenticationException toldLater) {
      return scopes;
    }
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String code) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code), null);
  }
}
