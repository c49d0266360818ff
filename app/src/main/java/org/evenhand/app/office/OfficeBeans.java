package org.evenhand.app.office;

import org.evenhand.app.identity.Enrolment;
import org.evenhand.app.identity.IdentityParts;
import org.evenhand.app.identity.OfficeDoor;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.identity.OwnPasskeys;
import org.evenhand.app.pages.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires this room. Needs from outside: {@link IdentityParts}; takes every {@link NeedsMe} that
 * there is.
 */
@Configuration(proxyBeanMethods = false)
public class OfficeBeans {
  @Bean
  OfficePages officePages(Pages pages, OfficeSessions sessions) {
    return new OfficePages(pages, sessions);
  }

  @Bean
  SignInPage officeSignInPage(OfficePages pages, OfficeDoor door, OfficeSessions sessions) {
    return new SignInPage(pages, door, sessions);
  }

  @Bean
  ConfirmPage officeConfirmPage(OfficePages pages, OfficeDoor door, OfficeSessions sessions) {
    return new ConfirmPage(pages, door, sessions);
  }

  @Bean
  EnrolPage officeEnrolPage(OfficePages pages, Enrolment enrolment) {
    return new EnrolPage(pages, enrolment);
  }

  @Bean
  PasskeyPage officePasskeyPage(OfficePages pages, OwnPasskeys passkeys, OfficeSessions sessions) {
    return new PasskeyPage(pages, passkeys, sessions);
  }

  @Bean
  HomePage officeHomePage(
      OfficePages pages,
      OfficeSessions sessions,
      OwnPasskeys passkeys,
      ObjectProvider<NeedsMe> sources,
      IdentityParts parts) {
    return new HomePage(pages, sessions, passkeys, sources.orderedStream().toList(), parts.clock());
  }
}
