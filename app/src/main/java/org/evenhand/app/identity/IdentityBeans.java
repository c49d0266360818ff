package org.evenhand.app.identity;

import jakarta.servlet.SessionTrackingMode;
import java.util.EnumSet;
import java.util.List;
import org.evenhand.app.possession.Proofs;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Wires this room. Needs one bean from outside: {@link IdentityParts}. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({SecurityChain.class, OfficeIdentityBeans.class, PersonIdentityBeans.class})
public class IdentityBeans {
  /** Where Spring Security stands among filters: behind those that tell what a request is. */
  private static final int SECURITY = -100;

  @Bean
  Accounts accounts(IdentityParts parts) {
    return new Accounts(parts.table());
  }

  @Bean
  AppCredentials appCredentials(IdentityParts parts) {
    return new AppCredentials(parts.table(), parts.random());
  }

  @Bean
  Tokens tokens(IdentityParts parts, Proofs proofs) {
    return new Tokens(
        new TokenRows(parts.table()),
        parts.consents(),
        parts.acts(),
        parts.clock(),
        parts.random(),
        proofs);
  }

  @Bean
  Proofs proofs(IdentityParts parts) {
    return new Proofs(parts.clock(), parts.random());
  }

  @Bean
  Pending pending(IdentityParts parts) {
    return new Pending(parts.clock());
  }

  @Bean
  AppClients appClients(IdentityParts parts, AppCredentials credentials) {
    return new AppClients(parts.directory(), credentials);
  }

  @Bean
  Authorisations authorisations(Pending pending, Tokens tokens, AppClients clients) {
    return new Authorisations(pending, tokens, clients);
  }

  @Bean
  CsrfTokenRepository csrfTokens(IdentityParts parts) {
    // In a cookie, so that looking at the sign-in page costs the server no memory. "__Host-" keeps
    // a neighbouring host from planting one.
    var cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName(parts.https() ? "__Host-evenhand-csrf" : "evenhand-csrf");
    cookies.setCookiePath("/");
    cookies.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).secure(parts.https()).sameSite("Strict"));
    return cookies;
  }

  @Bean
  SignInLimits signInLimits(IdentityParts parts) {
    return new SignInLimits(parts.clock(), parts.random());
  }

  @Bean
  Sessions sessions(
      IdentityParts parts, Accounts accounts, SignInLimits limits, CsrfTokenRepository csrf) {
    return new Sessions(
        accounts,
        limits,
        parts.clock(),
        parts.random(),
        new CompositeSessionAuthenticationStrategy(
            List.of(
                new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(csrf))),
        new HttpSessionSecurityContextRepository());
  }

  @Bean
  TestPeople testPeople(IdentityParts parts, Accounts accounts) {
    return new TestPeople(parts.table(), accounts, parts.random());
  }

  @Bean
  Approvals approvals(
      IdentityParts parts, Pending pending, Sessions sessions, TestPeople testPeople) {
    return new Approvals(
        pending,
        parts.directory(),
        parts.consents(),
        parts.acts(),
        sessions,
        testPeople,
        parts.clock(),
        parts.random(),
        parts.baseUrl());
  }

  /**
   * The container's session cookie. Never in a URL, never to a script, never from another site's
   * form.
   */
  @Bean
  ServletContextInitializer sessionCookie(IdentityParts parts) {
    return context -> {
      context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
      context.setSessionTimeout((int) Sessions.LENGTH.toMinutes());
      var cookie = context.getSessionCookieConfig();
      cookie.setName(parts.https() ? "__Host-evenhand" : "evenhand");
      cookie.setPath("/");
      cookie.setHttpOnly(true);
      cookie.setSecure(parts.https());
      cookie.setAttribute("SameSite", "Lax");
    };
  }

  /**
   * Registers Spring Security for our paths alone. Nothing under {@code /v1} passes through it:
   * that door has its own lock, and the chain would halve its speed.
   */
  @Bean
  DelegatingFilterProxyRegistrationBean securityFilterChainRegistration() {
    var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    registration.setOrder(SECURITY);
    registration.addUrlPatterns(SecurityChain.PATTERNS);
    registration.addUrlPatterns(OfficeChain.PATTERNS);
    return registration;
  }
}
