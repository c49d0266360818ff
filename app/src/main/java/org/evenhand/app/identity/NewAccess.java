package org.evenhand.app.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/**
 * An access token that was just made, in the form in which Spring's providers carry it to where it
 * is saved: they tell from the claim {@code cnf} that it is bound, and keep all claims beside it.
 */
record NewAccess(String value, Instant issued, Instant expires, Map<String, Object> claims)
    implements OAuth2Token, ClaimAccessor {
  private static final String KEY = "jkt";
  private static final String CONFIRMATION = "cnf";
  private static final String DETAILED = "org.evenhand.detailed";
  private static final String TYPES = "org.evenhand.types";

  NewAccess {
    claims = Map.copyOf(claims);
  }

  static NewAccess of(
      String value, Instant issued, Instant expires, Set<DataTypeId> types, TokenRow.Bond bond) {
    var claims = new HashMap<String, Object>();
    if (!bond.key().isEmpty()) {
      claims.put(CONFIRMATION, confirmation(bond));
    }
    claims.put(DETAILED, bond.detailed());
    claims.put(TYPES, types);
    return new NewAccess(value, issued, expires, claims);
  }

  /** RFC 9449, section 6.1: how a token's key is told of. */
  static Map<String, Object> confirmation(TokenRow.Bond bond) {
    return Map.of(KEY, bond.key());
  }

  /** What was carried to where an authorisation is saved. */
  static TokenRow.Bond bond(OAuth2Authorization saved) {
    var claims = claims(saved);
    var key = claims.get(CONFIRMATION) instanceof Map<?, ?> of ? of.get(KEY) : "";
    return new TokenRow.Bond(String.valueOf(key), Boolean.TRUE.equals(claims.get(DETAILED)));
  }

  /** Likewise the data types, fewer than the scopes of Spring's token where less was asked for. */
  static Set<DataTypeId> types(OAuth2Authorization saved) {
    return claims(saved).get(TYPES) instanceof Set<?> types
        ? types.stream().map(DataTypeId.class::cast).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private static Map<String, Object> claims(OAuth2Authorization saved) {
    var access = saved.getAccessToken();
    var claims = access == null ? null : access.getClaims();
    return claims == null ? Map.of() : claims;
  }

  @Override
  public String getTokenValue() {
    return value;
  }

  @Override
  public Instant getIssuedAt() {
    return issued;
  }

  @Override
  public Instant getExpiresAt() {
    return expires;
  }

  @Override
  public Map<String, Object> getClaims() {
    return claims;
  }
}
