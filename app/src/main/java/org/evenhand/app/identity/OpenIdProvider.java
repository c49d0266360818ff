package org.evenhand.app.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Asks an OpenID provider who somebody is: authorisation code with PKCE, state and nonce (OpenID
 * Connect Core 1.0, 3.1; RFC 9700). Spring Security exchanges the code and checks the ID token.
 */
final class OpenIdProvider {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_SUBJECT = 255; // Core, section 2
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");
  private static final int MOST_SHOWN = 64;

  private final OpenIdSettings settings;
  private final Discovery discovery;
  private final URI redirect;
  private final OidcAuthorizationCodeAuthenticationProvider spring;

  OpenIdProvider(OpenIdSettings settings, Discovery discovery, URI redirect) {
    this.settings = settings;
    this.discovery = discovery;
    this.redirect = redirect;
    this.spring = spring();
  }

  /**
   * One question to it. What is secret of it is derived from what the browser alone holds, so that
   * asking costs us no memory.
   *
   * @param state ties the answer to the question (RFC 6749, 10.12)
   * @param secret what the browser holds
   * @param anew whether the person is to sign in there anew
   */
  record Asking(String state, String secret, boolean anew) {
    String nonce() {
      return derived("nonce ");
    }

    String verifier() {
      return derived("verifier ");
    }

    private String derived(String what) {
      return base64(Secrets.sha256(what + secret));
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Where to send the browser. */
  URI address(Asking asking) throws OpenIdRefused {
    return URI.create(request(discovery.found().client(), asking).getAuthorizationRequestUri());
  }

  private OAuth2AuthorizationRequest request(ClientRegistration client, Asking asking) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(client.getClientId())
        .authorizationUri(String.valueOf(client.getProviderDetails().getAuthorizationUri()))
        .redirectUri(redirect.toString())
        .scopes(client.getScopes())
        .state(asking.state())
        .attributes(kept ->
            kept.putAll(Map.of("nonce", asking.nonce(), "code_verifier", asking.verifier())))
        .additionalParameters(sent -> {
          // Spring keeps the nonce and sends its hash, so that no ID token tells it.
          sent.put("nonce", base64(Secrets.sha256(asking.nonce())));
          sent.put("code_challenge", base64(Secrets.sha256(asking.verifier())));
          sent.put("code_challenge_method", "S256");
          if (asking.anew()) {
            sent.put("prompt", "login");
            sent.put("max_age", "0");
          }
        })
        .build();
  }

  /**
   * Who the provider says it is.
   *
   * @param code what the browser brought back
   * @param issuer who says that it sent it (RFC 9207); empty if nobody does
   */
  Identity identity(Asking asking, String code, String issuer) throws OpenIdRefused {
    var found = discovery.found();
    boolean silent = issuer.isEmpty() && !found.namesItself();
    if (!silent && !issuer.equals(settings.issuer().toString())) {
      throw OpenIdRefused.wrong("the answer is another provider's");
    }
    var request = request(found.client(), asking);
    var response =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(redirect.toString())
            .state(asking.state())
            .build();
    try {
      var done =
          spring.authenticate(
              new OAuth2LoginAuthenticationToken(
                  found.client(), new OAuth2AuthorizationExchange(request, response)));
      if (done != null && done.getPrincipal() instanceof OidcUser user) {
        return identity(user.getIdToken());
      }
      throw OpenIdRefused.wrong("the answer holds no ID token");
    } catch (AuthenticationException | IllegalArgumentException wrong) {
      throw refused(wrong);
    }
  }

  /**
   * Tells what proves nothing from a provider that could not be asked for the token or its keys.
   */
  private static OpenIdRefused refused(RuntimeException wrong) {
    for (Throwable why = wrong; why != null; why = why.getCause()) {
      if (why instanceof IOException) {
        return OpenIdRefused.unreachable("the provider can't be reached for a token", wrong);
      }
    }
    var error = wrong instanceof OAuth2AuthenticationException known ? known.getError() : null;
    var code = error == null ? "" : error.getErrorCode();
    // What it calls the error goes to the log for the operator; a provider could call it anything.
    var told = ERROR.matcher(code).matches() ? code : "an error without a name";
    return OpenIdRefused.wrong("the answer proves nothing: " + told, wrong);
  }

  private Identity identity(OidcIdToken token) throws OpenIdRefused {
    if (!(token.getClaims().get(settings.claim()) instanceof String subject)
        || subject.isBlank()
        || subject.length() > MOST_SUBJECT) {
      throw OpenIdRefused.wrong("the ID token's " + settings.claim() + " names nobody");
    }
    var shown =
        Optional.ofNullable(token.getPreferredUsername())
            .or(() -> Optional.ofNullable(token.getFullName()))
            .map(Label::of)
            .filter(name -> name.length() <= MOST_SHOWN)
            .orElse(subject);
    var at = Optional.ofNullable(token.getAuthenticatedAt()).orElse(Instant.EPOCH);
    return new Identity(settings.issuer().toString(), subject, shown, at);
  }

  private OidcAuthorizationCodeAuthenticationProvider spring() {
    var factory = factory();
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(factory)
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    // The ID token says all that we want: no other request is made.
    var provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            codes, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    var decoders = new ConcurrentHashMap<String, JwtDecoder>(); // each keeps the provider's keys
    provider.setJwtDecoderFactory(client ->
        decoders.computeIfAbsent(
            String.valueOf(client.getProviderDetails().getJwkSetUri()),
            _ -> decoder(client, new RestTemplate(factory))));
    return provider;
  }

  private static JdkClientHttpRequestFactory factory() {
    var http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var factory = new JdkClientHttpRequestFactory(http);
    factory.setReadTimeout(PATIENCE);
    return factory;
  }

  private static JwtDecoder decoder(ClientRegistration client, RestTemplate http) {
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(String.valueOf(client.getProviderDetails().getJwkSetUri()))
            .restOperations(http)
            .jwsAlgorithms(algorithms ->
                algorithms.addAll(
                    List.of(
                        SignatureAlgorithm.RS256,
                        SignatureAlgorithm.PS256,
                        SignatureAlgorithm.ES256)))
            .build();
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            List.of(new JwtTimestampValidator(), new OidcIdTokenValidator(client))));
    return decoder;
  }
}
