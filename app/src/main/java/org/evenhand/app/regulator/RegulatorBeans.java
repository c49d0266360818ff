package org.evenhand.app.regulator;

import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires this room. Needs from outside: {@link RegulatorParts}. */
@Configuration(proxyBeanMethods = false)
public class RegulatorBeans {
  @Bean
  RegulatorDoor regulatorDoor(OfficeSessions sessions, RegulatorParts parts) {
    return new RegulatorDoor(sessions, parts);
  }

  @Bean
  RegulatorPage regulatorPage(OfficePages pages, RegulatorDoor door, RegulatorParts parts) {
    return new RegulatorPage(pages, door, parts);
  }

  @Bean
  SegmentsPage segmentsPage(OfficePages pages, RegulatorDoor door, RegulatorParts parts) {
    return new SegmentsPage(pages, door, parts);
  }
}
