package org.evenhand.app.identity;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires people's ways in beside the password. */
@Configuration(proxyBeanMethods = false)
class PersonIdentityBeans {
  @Bean
  WaysIn waysIn(IdentityParts parts, Accounts accounts) {
    return new WaysIn(parts.table(), accounts, parts.clock(), parts.random());
  }

  @Bean
  Passkeys personPasskeys(WaysIn ways, Ceremony ceremony, Challenges challenges) {
    return new Passkeys(ways, ceremony, challenges);
  }

  @Bean
  PersonDoor personDoor(
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      SignInLimits limits,
      @Qualifier("personPasskeys") Passkeys passkeys,
      RelyingParty party) {
    return new PersonDoor(accounts, ways, sessions, limits, passkeys, party);
  }

  @Bean
  PersonEnrolment personEnrolment(
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      @Qualifier("personPasskeys") Passkeys passkeys) {
    return new PersonEnrolment(accounts, ways, sessions, passkeys);
  }

  @Bean
  OwnWays ownWays(
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      @Qualifier("personPasskeys") Passkeys passkeys,
      RelyingParty party) {
    return new OwnWays(accounts, ways, sessions, passkeys, party);
  }
}
