package org.evenhand.app.identity;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the office's part of this room: officers, their passkeys and their sessions. */
@Configuration(proxyBeanMethods = false)
@Import(OfficeChain.class)
class OfficeIdentityBeans {
  @Bean
  OfficeAccounts officers(IdentityParts parts) {
    return new OfficeAccounts(parts.table(), parts.clock(), parts.random());
  }

  @Bean
  OfficeSessions officeSessions(IdentityParts parts, OfficeAccounts officers) {
    var visits = new OfficeVisits(parts.clock(), parts.random());
    return new OfficeSessions(officers, visits, parts.https());
  }

  @Bean
  DoorCounts doorCounts(SignInLimits limits, Sessions sessions, OfficeSessions office) {
    return new DoorCounts(limits, sessions, office);
  }

  @Bean
  RelyingParty relyingParty(IdentityParts parts) {
    return RelyingParty.of(parts.baseUrl());
  }

  @Bean
  Challenges challenges(IdentityParts parts) {
    return new Challenges(parts.clock(), parts.random());
  }

  @Bean
  Ceremony ceremony(IdentityParts parts, RelyingParty party) {
    return new Ceremony(party, parts.clock());
  }

  @Bean
  Passkeys officePasskeys(OfficeAccounts officers, Ceremony ceremony, Challenges challenges) {
    return new Passkeys(officers, ceremony, challenges);
  }

  @Bean
  OfficeDoor officeDoor(
      OfficeAccounts officers,
      OfficeSessions sessions,
      @Qualifier("officePasskeys") Passkeys passkeys,
      RelyingParty party) {
    return new OfficeDoor(officers, sessions, passkeys, party);
  }

  @Bean
  Enrolment enrolment(
      OfficeAccounts officers,
      OfficeSessions sessions,
      @Qualifier("officePasskeys") Passkeys passkeys) {
    return new Enrolment(officers, sessions, passkeys);
  }

  @Bean
  OwnPasskeys ownPasskeys(
      OfficeAccounts officers,
      OfficeSessions sessions,
      @Qualifier("officePasskeys") Passkeys passkeys) {
    return new OwnPasskeys(officers, sessions, passkeys);
  }
}
