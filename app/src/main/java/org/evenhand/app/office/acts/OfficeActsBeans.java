package org.evenhand.app.office.acts;

import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.NeedsMe;
import org.evenhand.app.office.OfficePages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires this room. Needs from outside: {@link OfficeActsParts}. */
@Configuration(proxyBeanMethods = false)
public class OfficeActsBeans {
  @Bean
  Desk desk(OfficeActsParts parts) {
    return new Desk(parts);
  }

  @Bean
  ActsPage actsPage(OfficePages pages, OfficeSessions sessions, Desk desk) {
    return new ActsPage(pages, sessions, desk);
  }

  @Bean
  DevelopersPage developersPage(
      OfficePages pages, OfficeSessions sessions, Desk desk, AppCredentials credentials) {
    return new DevelopersPage(pages, sessions, desk, credentials);
  }

  @Bean
  AppDemands appDemands(OfficeSessions sessions, Desk desk, AppCredentials credentials) {
    return new AppDemands(sessions, desk, credentials);
  }

  @Bean
  NeedsMe whatTheRegisterWaitsFor(OfficeActsParts parts, Desk desk) {
    return new Waiting(parts, desk);
  }
}
