package org.evenhand.app.developers;

import java.time.InstantSource;
import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires this room. Needs from outside: {@link WorkbenchParts}. */
@Configuration(proxyBeanMethods = false)
public class WorkbenchBeans {
  @Bean
  WorkbenchPage workbenchPage(
      OfficePages pages,
      OfficeSessions sessions,
      AppCredentials credentials,
      WorkbenchParts parts,
      InstantSource clock) {
    return new WorkbenchPage(pages, sessions, credentials, parts, clock);
  }
}
