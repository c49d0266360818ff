package org.evenhand.app.identity;

import java.util.List;
import org.evenhand.app.possession.Proofs;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** Makes Spring's OAuth server ours: what it reads, checks, keeps and answers. */
final class OAuthServer implements Customizer<OAuth2AuthorizationServerConfigurer> {
  private final IdentityParts parts;
  private final AppClients clients;
  private final Authorisations authorisations;
  private final Tokens tokens;
  private final KeyBinding binding;
  private final ProofsAtDoor atDoor;
  private final DetailReader details;

  OAuthServer(
      IdentityParts parts,
      AppClients clients,
      Authorisations authorisations,
      Tokens tokens,
      Proofs proofs) {
    this.parts = parts;
    this.clients = clients;
    this.authorisations = authorisations;
    this.tokens = tokens;
    this.binding = new KeyBinding(proofs);
    this.atDoor = new ProofsAtDoor(proofs, parts.baseUrl());
    this.details = new DetailReader(parts.clock());
  }

  @Override
  public void customize(OAuth2AuthorizationServerConfigurer server) {
    server
        .registeredClientRepository(clients)
        .authorizationService(authorisations)
        .authorizationConsentService(new NoConsents())
        .tokenGenerator(new OpaqueTokens(tokens, binding, details, parts.clock()))
        .authorizationServerSettings(
            AuthorizationServerSettings.builder().issuer(parts.baseUrl().toString()).build())
        .authorizationServerMetadataEndpoint(metadata ->
            metadata.authorizationServerMetadataCustomizer(new ServerMetadata(parts.catalogue())));
    requests(server);
    apps(server);
    tokens(server);
  }

  private void requests(OAuth2AuthorizationServerConfigurer server) {
    server
        .authorizationEndpoint(endpoint ->
            endpoint
                .consentPage(parts.baseUrl() + "/oauth2/consent")
                .errorResponseHandler(new AuthorizationErrors(parts.baseUrl()))
                .authorizationRequestConverters(this::requestsAlone)
                .authenticationProviders(this::withOurBounds))
        .pushedAuthorizationRequestEndpoint(endpoint ->
            endpoint
                .pushedAuthorizationRequestConverters(this::read)
                .authenticationProviders(this::withOurBounds)
                .errorResponseHandler(atDoor));
  }

  private void apps(OAuth2AuthorizationServerConfigurer server) {
    var publicApps = new PublicApps(clients);
    server.clientAuthentication(apps ->
        apps.authenticationConverters(
                converters -> {
                  converters.removeIf(converter -> !known(converter));
                  converters.add(publicApps);
                })
            .authenticationProviders(OAuthServer::withOurSecrets)
            .authenticationProvider(publicApps)
            .errorResponseHandler(AppErrors::refuse));
  }

  private void tokens(OAuth2AuthorizationServerConfigurer server) {
    var answers = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
    answers.setAccessTokenResponseCustomizer(new TokenAnswers(tokens));
    server.tokenEndpoint(endpoint ->
        endpoint
            .accessTokenRequestConverters(converters -> {
              converters.removeIf(converter -> !grantOfOurs(converter));
              converters.replaceAll(converter -> new ProvenGrants(converter, atDoor));
            })
            .accessTokenResponseHandler(answers)
            .errorResponseHandler(atDoor));
  }

  private static boolean known(AuthenticationConverter converter) {
    return converter instanceof ClientSecretBasicAuthenticationConverter
        || converter instanceof ClientSecretPostAuthenticationConverter
        || converter instanceof PublicClientAuthenticationConverter;
  }

  private static boolean grantOfOurs(AuthenticationConverter converter) {
    return converter instanceof OAuth2AuthorizationCodeAuthenticationConverter
        || converter instanceof OAuth2RefreshTokenAuthenticationConverter;
  }

  /**
   * Spring's own consent answer is a POST without a CSRF token, guarded by its state alone; ours is
   * {@code /oauth2/consent}, behind CSRF, so this one is shut.
   */
  private void requestsAlone(List<AuthenticationConverter> converters) {
    converters.removeIf(
        converter -> !(converter instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter));
    read(converters);
    converters.add(request -> {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
    });
  }

  private void read(List<AuthenticationConverter> converters) {
    converters.replaceAll(converter -> new AuthorizationRequests(converter, atDoor, details));
  }

  /** And without Spring's consent. */
  private void withOurBounds(List<AuthenticationProvider> providers) {
    providers.removeIf(
        provider -> provider instanceof OAuth2AuthorizationConsentAuthenticationProvider);
    var checks =
        new AuthorizationBounds(details)
            .andThen(new OAuth2AuthorizationCodeRequestAuthenticationValidator());
    for (var provider : providers) {
      switch (provider) {
        case OAuth2AuthorizationCodeRequestAuthenticationProvider asked ->
            asked.setAuthenticationValidator(checks);
        case OAuth2PushedAuthorizationRequestAuthenticationProvider pushed ->
            pushed.setAuthenticationValidator(checks);
        default -> {}
      }
    }
  }

  private static void withOurSecrets(List<AuthenticationProvider> providers) {
    providers.stream()
        .filter(ClientSecretAuthenticationProvider.class::isInstance)
        .map(ClientSecretAuthenticationProvider.class::cast)
        .forEach(provider -> provider.setPasswordEncoder(new AppCredentials.Comparison()));
  }
}
