package org.evenhand.app.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * What Spring's OAuth providers read and write, over our rows and the record's grants. A provider
 * reads an authorisation, changes its copy, and saves it; {@link #save} tells from the copy what
 * happened, and does it atomically, so that of two parallel uses of a code or a refresh token one
 * wins and the other is noticed.
 */
final class Authorisations implements OAuth2AuthorizationService {
  /** The attribute that holds the {@link GrantId}. */
  static final String GRANT = "org.evenhand.grant";

  /** The attribute that holds the {@link TokenRow.Bond} of the refresh token that was presented. */
  static final String BOND = "org.evenhand.bond";

  private static final String PRESENTED = "org.evenhand.presented";

  private final Pending pending;
  private final Tokens tokens;
  private final RegisteredClientRepository clients;

  Authorisations(Pending pending, Tokens tokens, RegisteredClientRepository clients) {
    this.pending = pending;
    this.tokens = tokens;
    this.clients = clients;
  }

  @Override
  public void save(OAuth2Authorization saved) {
    String state = saved.getAttribute(OAuth2ParameterNames.STATE);
    if (state != null && saved.getAttribute(Principal.class.getName()) == null) {
      pending.push(state, saved); // by an app, with nobody signed in
    } else if (state != null) {
      pending.await(state, saved);
    } else if (saved.getToken(OAuth2AuthorizationCode.class) != null) {
      exchanged(saved);
    } else if (saved.getRefreshToken() != null && saved.getRefreshToken().isInvalidated()) {
      tokens.end(grant(saved), "revoked by the app");
    } else if (saved.getAccessToken() != null && saved.getAccessToken().isInvalidated()) {
      tokens.revoke(saved.getAccessToken().getToken().getTokenValue(), grant(saved));
    } else {
      rotated(saved);
    }
  }

  /** A code was exchanged. */
  private void exchanged(OAuth2Authorization saved) {
    switch (pending.use(code(saved))) {
      case FIRST -> {}
      case AGAIN -> endedBy(saved, "a code was used twice");
      case TOO_LATE -> endedBy(saved, "a code was used too late");
    }
    if (saved.getAccessToken() == null) {
      return;
    }
    var access = saved.getAccessToken().getToken();
    var refresh = saved.getRefreshToken();
    if (refresh == null) {
      tokens.rows().put(access.getTokenValue(), row(saved, TokenRow.Kind.ACCESS, access));
      return;
    }
    tokens
        .rows()
        .put(
            access.getTokenValue(),
            row(saved, TokenRow.Kind.ACCESS, access),
            refresh.getToken().getTokenValue(),
            row(saved, TokenRow.Kind.REFRESH, access));
  }

  private void endedBy(OAuth2Authorization saved, String because) {
    tokens.end(grant(saved), because);
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }

  private void rotated(OAuth2Authorization saved) {
    String presented = saved.getAttribute(PRESENTED);
    if (presented == null || saved.getAccessToken() == null || saved.getRefreshToken() == null) {
      throw new IllegalStateException("an authorisation was saved that no flow of ours makes");
    }
    var access = saved.getAccessToken().getToken();
    var refresh = row(saved, TokenRow.Kind.REFRESH, access);
    var whole = tokens.find(presented).map(old -> widened(refresh, old)).orElse(refresh);
    var accepted =
        tokens
            .rows()
            .rotate(
                presented,
                access.getTokenValue(),
                row(saved, TokenRow.Kind.ACCESS, access),
                saved.getRefreshToken().getToken().getTokenValue(),
                whole);
    if (!accepted) {
      reused(grant(saved));
    }
  }

  /** A narrower access token leaves the refresh token as wide as it was (RFC 6749, section 6). */
  private static TokenRow widened(TokenRow row, TokenRow old) {
    return new TokenRow(
        row.kind(), row.grant(), row.app(), old.scope(), row.issued(), row.expires(), row.bond());
  }

  /** Either the app or a thief holds an old one; we can't tell which, so both lose. */
  private void reused(GrantId grant) {
    tokens.end(grant, "a refresh token was used twice");
    throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
  }

  private TokenRow row(OAuth2Authorization saved, TokenRow.Kind kind, OAuth2AccessToken access) {
    var grant =
        tokens
            .grant(grant(saved))
            .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
    var issued = Instant.ofEpochSecond(issuedAt(access));
    var scope = kind == TokenRow.Kind.ACCESS ? NewAccess.types(saved) : whole(saved);
    return tokens.row(kind, grant, scope, issued, NewAccess.bond(saved));
  }

  private static Set<DataTypeId> whole(OAuth2Authorization saved) {
    return saved.getAuthorizedScopes().stream()
        .map(DataTypeId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static long issuedAt(OAuth2AccessToken access) {
    var issued = access.getIssuedAt();
    if (issued == null) {
      throw new IllegalStateException("an access token without the time of its issue");
    }
    return issued.getEpochSecond();
  }

  @Override
  public void remove(OAuth2Authorization authorization) {
    String state = authorization.getAttribute(OAuth2ParameterNames.STATE);
    if (state != null) {
      pending.take(state);
    }
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return null; // nothing of ours is looked up so
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    if (type != null && OAuth2ParameterNames.STATE.equals(type.getValue())) {
      return pending.takePushed(token).orElse(null);
    }
    if (type != null && OAuth2ParameterNames.CODE.equals(type.getValue())) {
      return byCode(token);
    }
    var refreshing = type != null && OAuth2TokenType.REFRESH_TOKEN.equals(type);
    return tokens.find(token).flatMap(row -> byToken(token, row, refreshing)).orElse(null);
  }

  /**
   * The authorisation of a code. Spring asks twice: when the app proves itself, for the hash of the
   * code's verifier, and then for the exchange. What ends a grant is a second use by the app that
   * it was given to, and nothing that another app can do.
   */
  private @Nullable OAuth2Authorization byCode(String value) {
    var code =
        pending.code(value).filter(c -> AskingApp.id().map(app -> isOf(app, c)).orElse(true));
    if (code.isPresent() && code.get().used() && AskingApp.id().isPresent()) {
      // A second use: what the first gave is withdrawn (OAuth 2.1, section 4.1.3).
      tokens.end(code.get().grant(), "a code was used twice");
      return null;
    }
    return code.map(Pending.Code::authorization).orElse(null);
  }

  private static boolean isOf(String app, Pending.Code code) {
    return code.authorization().getRegisteredClientId().equals(app);
  }

  private Optional<OAuth2Authorization> byToken(String token, TokenRow row, boolean refreshing) {
    if (!AskingApp.id().equals(Optional.of(row.app().value()))) {
      // Another app's token looks like one that does not exist, whatever is asked about it
      // (RFC 7662, section 4; RFC 7009, section 2.2).
      return Optional.empty();
    }
    if (row.kind() == TokenRow.Kind.USED_REFRESH) {
      if (refreshing) {
        tokens.end(row.grant(), "a refresh token was used twice");
      }
      return Optional.empty();
    }
    if (refreshing && row.kind() != TokenRow.Kind.REFRESH) {
      return Optional.empty(); // Spring's provider takes what it is given for a refresh token
    }
    var client = clients.findByClientId(row.app().value());
    return client == null
        ? Optional.empty()
        : tokens.grantOf(row).map(grant -> rebuilt(client, grant, token, row));
  }

  private static OAuth2Authorization rebuilt(
      RegisteredClient client, Grant grant, String token, TokenRow row) {
    var scopes =
        row.scope().stream()
            .filter(grant.types()::contains)
            .map(DataTypeId::value)
            .collect(Collectors.toSet());
    var built =
        OAuth2Authorization.withRegisteredClient(client)
            .id("grant-" + grant.id().number())
            .principalName("person")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizedScopes(scopes)
            .attribute(GRANT, grant.id())
            .attribute(Principal.class.getName(), PersonSession.behind(grant));
    if (row.kind() == TokenRow.Kind.REFRESH) {
      return built
          .attribute(PRESENTED, token)
          .attribute(BOND, row.bond())
          .refreshToken(new OAuth2RefreshToken(token, row.issued(), row.expires()))
          .build();
    }
    var access =
        new OAuth2AccessToken(type(row.bond()), token, row.issued(), row.expires(), scopes);
    return built
        .token(
            access,
            metadata ->
                metadata.put(
                    OAuth2Authorization.Token.CLAIMS_METADATA_NAME,
                    claims(grant, scopes, row.bond())))
        .build();
  }

  private static OAuth2AccessToken.TokenType type(TokenRow.Bond bond) {
    return bond.key().isEmpty()
        ? OAuth2AccessToken.TokenType.BEARER
        : OAuth2AccessToken.TokenType.DPOP;
  }

  /** What introspection tells beside the standard times; never who the person is. */
  private static Map<String, Object> claims(Grant grant, Set<String> scopes, TokenRow.Bond bond) {
    var claims = new HashMap<String, Object>();
    claims.put("scope", scopes);
    claims.put("purpose", grant.purpose().term());
    claims.put("consent_until", grant.until().getEpochSecond());
    if (!bond.key().isEmpty()) {
      claims.put("cnf", NewAccess.confirmation(bond));
    }
    if (bond.detailed()) {
      var types = scopes.stream().map(DataTypeId::new).collect(Collectors.toUnmodifiableSet());
      claims.put(DataDetail.PARAMETER, DataDetail.granted(grant, types));
    }
    return claims;
  }

  private static GrantId grant(OAuth2Authorization authorization) {
    GrantId grant = authorization.getAttribute(GRANT);
    if (grant == null) {
      throw new IllegalStateException("an authorisation without its grant");
    }
    return grant;
  }

  private static String code(OAuth2Authorization authorization) {
    var code = authorization.getToken(OAuth2AuthorizationCode.class);
    if (code == null) {
      throw new IllegalStateException("an authorisation without its code");
    }
    return code.getToken().getTokenValue();
  }
}
