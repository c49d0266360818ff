package org.evenhand.app.identity;

import java.time.InstantSource;
import java.util.stream.Collectors;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** Makes token values; none outlives the yes that it rests on. */
final class OpaqueTokens implements OAuth2TokenGenerator<OAuth2Token> {
  private final Tokens tokens;
  private final KeyBinding binding;
  private final InstantSource clock;

  OpaqueTokens(Tokens tokens, KeyBinding binding, InstantSource clock) {
    this.tokens = tokens;
    this.binding = binding;
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
    // The proof is taken last, when nothing else speaks against the request.
    var bond = new TokenRow.Bond(binding.key(context), false);
    var now = clock.instant();
    return NewAccess.of(tokens.newAccess(), now, tokens.accessExpiry(grant, now), types, bond);
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
