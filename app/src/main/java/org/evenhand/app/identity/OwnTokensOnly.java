package org.evenhand.app.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;

/**
 * Introspection for an app's own tokens only. Spring's provider answers any client about any token;
 * here another app's token looks like one that does not exist (RFC 7662, sections 2.2 and 4).
 */
final class OwnTokensOnly implements AuthenticationProvider {
  private final AuthenticationProvider introspection;
  private final OAuth2AuthorizationService authorisations;

  OwnTokensOnly(AuthenticationProvider introspection, OAuth2AuthorizationService authorisations) {
    this.introspection = introspection;
    this.authorisations = authorisations;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    var asked = (OAuth2TokenIntrospectionAuthenticationToken) authentication;
    var found = authorisations.findByToken(asked.getToken(), null);
    if (found != null
        && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
        && client.getRegisteredClient() != null
        && !found.getRegisteredClientId().equals(client.getRegisteredClient().getId())) {
      return new OAuth2TokenIntrospectionAuthenticationToken(
          asked.getToken(), client, OAuth2TokenIntrospection.builder().build());
    }
    return introspection.authenticate(authentication);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return introspection.supports(authentication);
  }
}
