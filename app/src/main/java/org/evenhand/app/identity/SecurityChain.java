package org.evenhand.app.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.evenhand.app.possession.Proofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
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
            new OAuthServer(parts, clients, authorisations, tokens, proofs))
        .authorizeHttpRequests(paths ->
            paths
                .requestMatchers(
                    "/", "/login", "/login/**", "/.well-known/oauth-authorization-server")
                .permitAll()
                .requestMatchers(AppErrors.PATHS.toArray(String[]::new))
                .authenticated()
                .anyRequest()
                .access((who, path) -> new AuthorizationDecision(sessions.seen(who.get()))))
        .addFilterBefore(new OnceEach(AppErrors.PATHS), LogoutFilter.class)
        .csrf(tokensOfForms -> tokensOfForms.csrfTokenRepository(csrf))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable) // PageHeaders sets them, here and elsewhere
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
        .exceptionHandling(errors ->
            errors
                .defaultAuthenticationEntryPointFor(AppErrors::refuse, AppErrors::concerns)
                .defaultAuthenticationEntryPointFor(
                    toSignIn(), new NegatedRequestMatcher(AppErrors::concerns)));
    return http.build();
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
