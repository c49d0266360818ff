package org.evenhand.app.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** A whole OpenID provider beside the platform, at which whoever comes is signed in already. */
final class RealProvider implements AutoCloseable {
  static final String SECRET = "the secret of evenhand at the provider";
  private static final AtomicReference<String> WHO = new AtomicReference<>("nobody");
  private static final AtomicReference<Consumer<JwtClaimsSet.Builder>> CHANGE =
      new AtomicReference<>(_ -> {});

  private static final AtomicReference<Supplier<Instant>> SHOWN =
      new AtomicReference<>(Instant::now);

  private final int port;
  private final URI redirect;
  private ConfigurableApplicationContext context;

  RealProvider(int port, URI redirect) {
    this.port = port;
    this.redirect = redirect;
    this.context = start();
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(Parts.class)
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .properties(
            Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "server.servlet.session.cookie.name",
                "provider",
                "test.issuer",
                issuer().toString(),
                "test.redirect",
                redirect.toString()))
        .run();
  }

  URI issuer() {
    return URI.create("http://localhost:" + port);
  }

  OpenIdSettings settings() {
    return new OpenIdSettings("Example ID", issuer(), "evenhand", SECRET, "sub");
  }

  /** Who comes from now on. */
  void who(String subject) {
    WHO.set(subject);
  }

  /** What it says wrongly from now on. */
  void saying(Consumer<JwtClaimsSet.Builder> change) {
    CHANGE.set(change);
  }

  void truthful(Supplier<Instant> clock) {
    CHANGE.set(_ -> {});
    SHOWN.set(clock);
  }

  /** When whoever comes from now on showed who they are. */
  void shownAt(Supplier<Instant> clock) {
    SHOWN.set(clock);
  }

  void down() {
    context.close();
  }

  void up() {
    context = start();
  }

  @Override
  public void close() {
    context.close();
  }

  /** Its parts: Spring Authorization Server, with OpenID Connect. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableWebSecurity
  static class Parts {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
      var server = new OAuth2AuthorizationServerConfigurer();
      return http.with(server, all -> all.oidc(_ -> {}))
          .authorizeHttpRequests(paths -> paths.anyRequest().authenticated())
          .csrf(off -> off.disable())
          .addFilterAfter(new SignedInAlready(), SecurityContextHolderFilter.class)
          .build();
    }

    @Bean
    AuthorizationServerSettings settings(
        @org.springframework.beans.factory.annotation.Value("${test.issuer}") String issuer) {
      return AuthorizationServerSettings.builder().issuer(issuer).build();
    }

    @Bean
    RegisteredClientRepository clients(
        @org.springframework.beans.factory.annotation.Value("${test.redirect}") String redirect) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId(UUID.randomUUID().toString())
              .clientId("evenhand")
              .clientSecret("{noop}" + SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(redirect)
              .scope("openid")
              .scope("profile")
              .clientSettings(
                  ClientSettings.builder()
                      .requireProofKey(true)
                      .requireAuthorizationConsent(false)
                      .build())
              .build());
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      var key =
          new RSAKey.Builder((RSAPublicKey) pair.getPublic())
              .privateKey(pair.getPrivate())
              .keyID(UUID.randomUUID().toString())
              .build();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whatItSays() {
      return context -> {
        if ("id_token".equals(context.getTokenType().getValue())) {
          context.getClaims().claim("preferred_username", context.getPrincipal().getName() + "@id");
          context.getClaims().claim("auth_time", Date.from(SHOWN.get().get()));
          CHANGE.get().accept(context.getClaims());
        }
      };
    }
  }

  private static final class SignedInAlready extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (request.getRequestURI().equals("/oauth2/authorize")) {
        var now =
            FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(Instant.now())
                .build();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(WHO.get(), "", List.of(now)));
        SecurityContextHolder.setContext(context);
      }
      chain.doFilter(request, response);
    }
  }
}
