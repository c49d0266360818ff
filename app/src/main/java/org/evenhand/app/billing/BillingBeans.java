package org.evenhand.app.billing;

import java.time.InstantSource;
import org.evenhand.app.confidential.Openings;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires this room. Needs from outside: the register, {@link Openings}, a clock. */
@Configuration(proxyBeanMethods = false)
public class BillingBeans {
  @Bean
  InvoicePage invoicePage(
      OfficePages pages,
      OfficeSessions sessions,
      Register register,
      Openings openings,
      InstantSource clock) {
    return new InvoicePage(pages, sessions, register, openings, clock);
  }
}
