package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a public app refresh, revoke and push requests by naming itself, which Spring's server
 * lacks: what it presents is the token itself, used once (refresh, OAuth 2.1, section 4.3.1) or
 * ended (revocation, RFC 7009, section 2.1), or a request that it could as well send by the browser
 * (RFC 9126, section 2). It cannot introspect.
 */
final class PublicApps implements AuthenticationConverter, AuthenticationProvider {
  private static final Set<String> OTHERS = Set.of("/oauth2/revoke", "/oauth2/par");
  private static final String MARK = "org.evenhand.public";
  private final RegisteredClientRepository clients;

  PublicApps(RegisteredClientRepository clients) {
    this.clients = clients;
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    var id = request.getParameterValues("client_id");
    var named = id != null && id.length == 1 && request.getQueryString() == null;
    if (!named
        || request.getHeader("Authorization") != null
        || request.getParameter("client_secret") != null
        || request.getParameter("client_assertion") != null) {
      return null;
    }
    var refreshes =
        request.getRequestURI().equals("/oauth2/token")
            && "refresh_token".equals(request.getParameter("grant_type"));
    var others = OTHERS.contains(request.getRequestURI());
    return refreshes || others
        ? new OAuth2ClientAuthenticationToken(
            id[0], ClientAuthenticationMethod.NONE, null, Map.of(MARK, true))
        : null;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication authentication) {
    var presented = (OAuth2ClientAuthenticationToken) authentication;
    if (!presented.getAdditionalParameters().containsKey(MARK)) {
      return null; // not ours: Spring's providers follow
    }
    var client = clients.findByClientId(presented.getPrincipal().toString());
    if (client == null
        || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
    return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
