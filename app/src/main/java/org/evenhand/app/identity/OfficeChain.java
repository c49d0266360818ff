package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The office's own security chain. It knows the office's cookies alone: a person's session is never
 * looked at here, as the office's is never in the other chain.
 */
@Configuration(proxyBeanMethods = false)
class OfficeChain {
  /** The servlet pattern of the filter. */
  static final String[] PATTERNS = {"/office/*", "/developers/*", "/regulator/*"};

  private static final String[] OUTSIDE = {
    "/office/sign-in", "/office/enrol", "/office/enrol/passkey"
  };

  @Bean
  SecurityFilterChain office(HttpSecurity http, OfficeSessions sessions) {
    http.securityMatcher(
            "/office", "/office/**", "/developers", "/developers/**", "/regulator", "/regulator/**")
        .authorizeHttpRequests(paths ->
            paths
                .requestMatchers(OUTSIDE)
                .permitAll()
                .anyRequest()
                .access((_, path) -> inside(sessions, path.getRequest())))
        .csrf(marks -> marks.csrfTokenRepository(sessions.marks()))
        .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable) // PageHeaders sets them, here and elsewhere
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable) // the office's page signs out of the office
        .exceptionHandling(errors ->
            errors.authenticationEntryPoint((request, response, _) -> toSignIn(request, response)));
    return http.build();
  }

  private static AuthorizationDecision inside(OfficeSessions sessions, HttpServletRequest request) {
    if (sessions.signedIn(request).isEmpty()) {
      throw new AuthenticationCredentialsNotFoundException("no officer is signed in");
    }
    return new AuthorizationDecision(true);
  }

  private static void toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var asked = "GET".equals(request.getMethod()) ? request.getRequestURI() : "";
    var to = ReturnPath.office(asked);
    response.sendRedirect("/office/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
  }
}
