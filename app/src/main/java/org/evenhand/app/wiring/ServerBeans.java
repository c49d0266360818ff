package org.evenhand.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.evenhand.app.api.ApiBeans;
import org.evenhand.app.api.ApiSettings;
import org.evenhand.app.api.GateDoor;
import org.evenhand.app.api.GatePort;
import org.evenhand.app.api.Readiness;
import org.evenhand.app.identity.IdentityBeans;
import org.evenhand.app.identity.IdentityParts;
import org.evenhand.app.identity.RegisterDirectory;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.log.LogBeans;
import org.evenhand.app.log.LogFiles;
import org.evenhand.app.office.OfficeBeans;
import org.evenhand.app.office.acts.OfficeActsBeans;
import org.evenhand.app.office.acts.OfficeActsParts;
import org.evenhand.app.pages.LastAccess;
import org.evenhand.app.pages.OwnRecord;
import org.evenhand.app.pages.PagesBeans;
import org.evenhand.app.publicregister.RegisterBeans;
import org.evenhand.app.publicregister.RegisterParts;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.gate.Gate;
import org.evenhand.vocabulary.Catalogue;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the rooms of the server ask for, taken from the platform. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      SecurityFilterAutoConfiguration.class, // identity registers the filter, for its paths
      OAuth2AuthorizationServerJwtAutoConfiguration.class // tokens are opaque; no key is needed
    })
@Import({
  ApiBeans.class,
  IdentityBeans.class,
  PagesBeans.class,
  OfficeBeans.class,
  OfficeActsBeans.class,
  LogBeans.class,
  RegisterBeans.class
})
class ServerBeans {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Catalogue catalogue(Platform platform) {
    return platform.catalogue();
  }

  @Bean(destroyMethod = "")
  Gate gate(Platform platform) {
    return platform.gate();
  }

  @Bean
  GatePort gatePort(Gate gate) {
    return new GateDoor(gate);
  }

  @Bean
  LogFiles logFiles(Platform platform) {
    return new LogFiles(platform.publicFolder());
  }

  @Bean
  RegisterParts registerParts(
      Platform platform, ServerConfiguration configuration, InstantSource clock) {
    return new RegisterParts(
        platform.register(),
        platform.catalogue(),
        clock,
        configuration.baseUrl(),
        platform.law(),
        platform::logKeys);
  }

  @Bean
  OfficeActsParts officeActsParts(Platform platform) {
    return new OfficeActsParts(
        platform.register(),
        platform.registerActs(),
        platform.catalogue(),
        platform.log()::now,
        new TallyFiles(platform.publicFolder().resolve("tally")),
        (name, value) -> {
          try {
            return platform.openings().keep(Map.of(name, value)).values().iterator().next();
          } catch (IOException failure) {
            throw new UncheckedIOException("what is not public could not be kept", failure);
          }
        });
  }

  @Bean
  ApiSettings apiSettings(ServerConfiguration configuration) {
    return new ApiSettings(configuration.baseUrl().toString(), configuration.connections());
  }

  @Bean
  IdentityParts identityParts(
      Platform platform, ServerConfiguration configuration, InstantSource clock) {
    return new IdentityParts(
        platform.table("identity"),
        new RegisterDirectory(platform.register()::snapshot, platform.catalogue(), clock),
        platform.consents(),
        platform.consentActs(),
        platform.catalogue(),
        clock,
        new SecureRandom(),
        configuration.baseUrl());
  }

  @Bean
  ErasureActs erasureActs(Platform platform) {
    return platform.erasureActs();
  }

  @Bean
  AutoCloseable sweepOfTokens(Platform platform, Tokens tokens) {
    return platform.eachSecond(tokens::deleteExpired);
  }

  @Bean
  LastAccess lastAccess(Platform platform) {
    return platform.gate().lastAccesses()::of;
  }

  @Bean
  OwnRecord ownRecord(Platform platform) {
    return new PersonRecord(platform);
  }

  @Bean
  Readiness readiness(Platform platform) {
    return () -> {
      var ready = new LinkedHashMap<String, Boolean>();
      ready.put("record", platform.log().running());
      ready.put("folds", platform.log().foldsCaughtUp());
      ready.put("disk", platform.diskUsable());
      platform.sealsKeepUp().ifPresent(keptUp -> ready.put("seals", keptUp));
      return java.util.Collections.unmodifiableMap(ready);
    };
  }
}
