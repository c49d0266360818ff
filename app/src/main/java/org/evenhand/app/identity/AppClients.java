package org.evenhand.app.identity;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** OAuth clients are the apps of the register; nothing about them is kept twice. */
final class AppClients implements RegisteredClientRepository {
  private static final String DEMANDS = "org.evenhand.demands";
  private static final String PURPOSE = "org.evenhand.purpose";

  private final AppDirectory directory;
  private final AppCredentials credentials;

  AppClients(AppDirectory directory, AppCredentials credentials) {
    this.directory = directory;
    this.credentials = credentials;
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("apps are registered by acts of the register");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return findByClientId(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return id(clientId)
        .flatMap(directory::app)
        .filter(app -> !app.redirectUris().isEmpty())
        .flatMap(app ->
            credentials.of(app.id()).map(kept -> client(app, kept, credentials.demands(app.id()))))
        .orElse(null);
  }

  private static Optional<AppId> id(String clientId) {
    try {
      return Optional.of(new AppId(clientId));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty(); // whatever was sent, no app is called that
    }
  }

  /** What an app demands of its own requests. */
  static AppCredentials.Demands demands(RegisteredClient client) {
    AppCredentials.Demands demands = client.getClientSettings().getSetting(DEMANDS);
    return demands == null ? AppCredentials.Demands.NONE : demands;
  }

  /** What an app declared to use data for. */
  static Purpose purpose(RegisteredClient client) {
    return Objects.requireNonNull(client.getClientSettings().getSetting(PURPOSE));
  }

  private static RegisteredClient client(
      AppDirectory.Listed app, AppCredentials.Kept kept, AppCredentials.Demands demands) {
    var client =
        RegisteredClient.withId(app.id().value())
            .clientId(app.id().value())
            .clientName(app.name())
            .redirectUris(uris -> uris.addAll(app.redirectUris()))
            .scopes(scopes -> app.offered().stream().map(DataTypeId::value).forEach(scopes::add))
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(true)
                    .setting(DEMANDS, demands)
                    .setting(PURPOSE, app.purpose())
                    .build())
            .tokenSettings(tokenSettings());
    return switch (kept) {
      case AppCredentials.Kept.Secret secret ->
          client
              .clientSecret(secret.hash())
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
              .build();
      case AppCredentials.Kept.Public none ->
          client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build();
    };
  }

  private static TokenSettings tokenSettings() {
    return TokenSettings.builder()
        .authorizationCodeTimeToLive(Pending.CODE_LIFE)
        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
        .accessTokenTimeToLive(Tokens.ACCESS_LIFE)
        .refreshTokenTimeToLive(Duration.ofDays(90))
        .reuseRefreshTokens(false)
        .build();
  }
}
