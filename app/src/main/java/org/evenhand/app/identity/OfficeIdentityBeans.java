package org.evenhand.app.identity;

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
  RelyingParty relyingParty(IdentityParts parts) {
    return RelyingParty.of(parts.baseUrl());
  }

  @Bean
  Challenges challenges(IdentityParts parts) {
    return new Challenges(parts.clock(), parts.random());
  }

  @Bean
  Ceremony ceremony(IdentityParts parts, RelyingParty party, OfficeAccounts officers) {
    return new Ceremony(party, officers, parts.clock());
  }

  @Bean
  OfficeDoor officeDoor(
      OfficeAccounts officers,
      OfficeSessions sessions,
      Ceremony ceremony,
      Challenges challenges,
      RelyingParty party) {
    return new OfficeDoor(officers, sessions, ceremony, challenges, party);
  }

  @Bean
  Enrolment enrolment(
      OfficeAccounts officers, OfficeSessions sessions, Ceremony ceremony, Challenges challenges) {
    return new Enrolment(officers, sessions, ceremony, challenges);
  }

  @Bean
  OwnPasskeys ownPasskeys(
      OfficeAccounts officers, OfficeSessions sessions, Ceremony ceremony, Challenges challenges) {
    return new OwnPasskeys(officers, sessions, ceremony, challenges);
  }
}
