package org.evenhand.app.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evenhand.app.possession.Proofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2RefreshTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/** The one security chain: OAuth endpoints and pages. */
@Configuration(proxyBeanMethods = false)
class SecurityChain {
  /** Servlet patterns of the filter; the chain's own matchers say the same. */
  static final String[] PATTERNS = {
    "/oauth2/*", "/.well-known/oauth-authorization-server", "/login/*", "/logout", "/me/*", "/"
  };

  private static final String[] MATCHERS = {
    "/oauth2/**",
    "/.well-known/oauth-authorization-server",
    "/login",
    "/login/**",
    "/logout",
    "/me",
    "/me/**",
    "/"
  };
  private static final String[] FOR_APPS = {
    "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke"
  };

  @Bean
  SecurityFilterChain pagesAndOAuth(
      HttpSecurity http,
      IdentityParts parts,
      AppClients clients,
      Authorisations authorisations,
      Tokens tokens,
      Proofs proofs,
      Sessions sessions,
      CsrfTokenRepository csrf) {
    http.securityMatcher(MATCHERS)
        .with(
            new OAuth2AuthorizationServerConfigurer(),
            server -> configure(server, parts, clients, authorisations, tokens, proofs))
        .authorizeHttpRequests(paths ->
            paths
                .requestMatchers(
                    "/", "/login", "/login/**", "/.well-known/oauth-authorization-server")
                .permitAll()
                .requestMatchers(FOR_APPS)
                .authenticated()
                .anyRequest()
                .access((who, path) -> new AuthorizationDecision(sessions.seen(who.get()))))
        .addFilterBefore(new OnceEach(List.of(FOR_APPS)), LogoutFilter.class)
        .csrf(tokensOfForms -> tokensOfForms.csrfTokenRepository(csrf))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable) // PageHeaders sets them, here and elsewhere
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
        .exceptionHandling(errors ->
            errors.defaultAuthenticationEntryPointFor(
                toSignIn(),
                new NegatedRequestMatcher(
                    request -> List.of(FOR_APPS).contains(request.getRequestURI()))));
    return http.build();
  }

  private static void configure(
      OAuth2AuthorizationServerConfigurer server,
      IdentityParts parts,
      AppClients clients,
      Authorisations authorisations,
      Tokens tokens,
      Proofs proofs) {
    var publicApps = new PublicApps(clients);
    var atDoor = new ProofsAtDoor(proofs, parts.baseUrl());
    server
        .registeredClientRepository(clients)
        .authorizationService(authorisations)
        .authorizationConsentService(new NoConsents())
        .tokenGenerator(new OpaqueTokens(tokens, new KeyBinding(proofs), parts.clock()))
        .authorizationServerSettings(
            AuthorizationServerSettings.builder().issuer(parts.baseUrl().toString()).build())
        .authorizationServerMetadataEndpoint(metadata ->
            metadata.authorizationServerMetadataCustomizer(new ServerMetadata(parts.catalogue())))
        .authorizationEndpoint(endpoint ->
            endpoint
                .consentPage(parts.baseUrl() + "/oauth2/consent")
                .errorResponseHandler(new AuthorizationErrors(parts.baseUrl()))
                .authorizationRequestConverters(SecurityChain::requestsAlone)
                .authenticationProviders(SecurityChain::withOurBounds))
        .clientAuthentication(apps ->
            apps.authenticationConverters(
                    converters -> {
                      converters.removeIf(converter -> !known(converter));
                      converters.add(publicApps);
                    })
                .authenticationProviders(SecurityChain::withOurSecrets)
                .authenticationProvider(publicApps))
        .tokenEndpoint(endpoint ->
            endpoint
                .accessTokenRequestConverters(converters -> {
                  converters.removeIf(converter -> !grantOfOurs(converter));
                  converters.replaceAll(converter -> new ProvenGrants(converter, atDoor));
                })
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
  private static void requestsAlone(List<AuthenticationConverter> converters) {
    converters.removeIf(
        converter -> !(converter instanceof OAuth2AuthorizationCodeRequestAuthenticationConverter));
    converters.add(request -> {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST), null);
    });
  }

  /** And without Spring's consent. */
  private static void withOurBounds(List<AuthenticationProvider> providers) {
    providers.removeIf(
        provider -> provider instanceof OAuth2AuthorizationConsentAuthenticationProvider);
    var springs = new OAuth2AuthorizationCodeRequestAuthenticationValidator();
    providers.stream()
        .filter(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
        .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
        .forEach(provider ->
            provider.setAuthenticationValidator(new AuthorizationBounds().andThen(springs)));
  }

  private static void withOurSecrets(List<AuthenticationProvider> providers) {
    providers.stream()
        .filter(ClientSecretAuthenticationProvider.class::isInstance)
        .map(ClientSecretAuthenticationProvider.class::cast)
        .forEach(provider -> provider.setPasswordEncoder(new AppCredentials.Comparison()));
  }

  /** To the sign-in page, and back to where they wanted to go. */
  private static AuthenticationEntryPoint toSignIn() {
    return (request, response, failure) -> {
      var query = request.getQueryString();
      var asked = request.getRequestURI() + (query == null ? "" : "?" + query);
      var to = "GET".equals(request.getMethod()) ? ReturnPath.safe(asked) : "/me";
      response.sendRedirect("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    };
  }
}
