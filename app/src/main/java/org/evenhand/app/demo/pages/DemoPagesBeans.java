package org.evenhand.app.demo.pages;

import java.net.URI;
import java.security.SecureRandom;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.PublicActs;
import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.IdentityParts;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fictional apps on the demo's server, each with a fresh secret for this run. */
@Configuration(proxyBeanMethods = false)
public class DemoPagesBeans {
  @Bean
  ClientApps clientApps(AppCredentials credentials, IdentityParts parts) {
    URI base = parts.baseUrl();
    return new ClientApps(
        Cast.roles().stream()
            .map(role ->
                new ClientApp(
                    role, credentials.issueSecret(role.id()), PublicActs.redirect(base, role)))
            .toList());
  }

  @Bean
  ServletRegistrationBean<AppServlet> demoApps(ClientApps apps, CalledPlatform platform) {
    var servlet = new AppServlet(apps.all(), client(platform), new Visitors(new SecureRandom()));
    return new ServletRegistrationBean<>(servlet, "/demo/*");
  }

  private static OAuthClient client(CalledPlatform platform) {
    return platform
        .certificate()
        .map(certificate ->
            new OAuthClient(platform.baseUrl(), TrustedCertificate.alone(certificate)))
        .orElseGet(() -> new OAuthClient(platform.baseUrl()));
  }
}
