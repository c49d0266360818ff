package org.evenhand.app.identity;

import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires people's ways in beside the password. */
@Configuration(proxyBeanMethods = false)
class PersonIdentityBeans {
  @Bean
  WaysIn waysIn(IdentityParts parts, Accounts accounts, ObjectProvider<OpenIdSettings> settings) {
    var set = settings.getIfAvailable();
    var issuer = set == null ? "" : set.issuer().toString();
    return new WaysIn(parts.table(), accounts, parts.clock(), parts.random(), issuer);
  }

  @Bean
  OpenIdDoor openIdDoor(
      IdentityParts parts,
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      SignInLimits limits,
      Challenges challenges,
      ObjectProvider<OpenIdSettings> settings) {
    var all =
        new OpenIdDoor.Parts(accounts, ways, sessions, limits, challenges, parts.random(), parts);
    var set = settings.getIfAvailable();
    if (set == null) {
      return new OpenIdDoor(all, null, null);
    }
    var redirect = URI.create(parts.baseUrl() + "/login/provider/back");
    var discovery = new Discovery(set, redirect, parts.clock());
    return new OpenIdDoor(all, set, new OpenIdProvider(set, discovery, redirect));
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
