package org.evenhand.app.identity;

import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes token values; none outlives the yes that it rests on. */
final class OpaqueTokens implements OAuth2TokenGenerator<OAuth2Token> {
  private final Tokens tokens;
  private final KeyBinding binding;
  private final DetailReader details;
  private final InstantSource clock;

  OpaqueTokens(Tokens tokens, KeyBinding binding, DetailReader details, InstantSource clock) {
    this.tokens = tokens;
    this.binding = binding;
    this.details = details;
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return access(grant(context), context);
    }
    if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
      return refresh(grant(context));
    }
    return null;
  }

  private NewAccess access(Grant grant, OAuth2TokenContext context) {
    var types =
        context.getAuthorizedScopes().stream()
            .map(DataTypeId::new)
            .collect(Collectors.toUnmodifiableSet());
    var asked = asked(context);
    var narrowed = asked == null ? types : narrowed(asked, grant, context, types);
    // The proof is taken last, when nothing else speaks against the request.
    var bond = new TokenRow.Bond(binding.key(context), asked != null || detailed(context));
    var now = clock.instant();
    return NewAccess.of(tokens.newAccess(), now, tokens.accessExpiry(grant, now), narrowed, bond);
  }

  /** The details with which a token is asked for (RFC 9396, section 6); null if there are none. */
  private static @Nullable Object asked(OAuth2TokenContext context) {
    return context.getAuthorizationGrant() instanceof OAuth2AuthorizationGrantAuthenticationToken it
        ? it.getAdditionalParameters().get(DataDetail.PARAMETER)
        : null;
  }

  private Set<DataTypeId> narrowed(
      Object asked, Grant grant, OAuth2TokenContext context, Set<DataTypeId> scopes) {
    var types = details.within(asked, grant, scopes).types();
    boolean named =
        context.getAuthorizationGrant() instanceof OAuth2RefreshTokenAuthenticationToken refresh
            && !refresh.getScopes().isEmpty();
    if (named && !types.equals(scopes)) {
      throw DetailReader.refused("scope and authorization_details name different data types");
    }
    return types;
  }

  /** Whether the person was asked by details. */
  private static boolean detailed(OAuth2TokenContext context) {
    var authorization = context.getAuthorization();
    if (authorization == null) {
      return false;
    }
    TokenRow.Bond before = authorization.getAttribute(Authorisations.BOND);
    OAuth2AuthorizationRequest request =
        authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
    boolean kept = before != null && before.detailed();
    boolean asked =
        request != null && request.getAdditionalParameters().containsKey(DataDetail.PARAMETER);
    return kept || asked;
  }

  private OAuth2RefreshToken refresh(Grant grant) {
    var now = clock.instant();
    return new OAuth2RefreshToken(tokens.newRefresh(), now, tokens.refreshExpiry(grant, now));
  }

  private Grant grant(OAuth2TokenContext context) {
    var authorization = context.getAuthorization();
    var grant = authorization == null ? null : authorization.getAttribute(Authorisations.GRANT);
    if (grant instanceof GrantId id) {
      // It may have been ended since the code was given: then the code is worth nothing.
      return tokens
          .grant(id)
          .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    }
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }
}
