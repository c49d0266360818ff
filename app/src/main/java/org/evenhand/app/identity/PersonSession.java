package org.evenhand.app.identity;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.PersonId;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A signed-in person, as Spring Security carries it in the session. */
final class PersonSession extends AbstractAuthenticationToken {
  static final String AUTHORITY = "person";
  @Serial private static final long serialVersionUID = 1L;

  private final String username;
  private final int person;
  private final Instant since;

  PersonSession(String username, PersonId person, Instant since) {
    super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
    this.username = username;
    this.person = person.number();
    this.since = since;
    super.setAuthenticated(true);
  }

  /** Stands for the person behind a grant where Spring's providers ask for a principal. */
  static PersonSession behind(Grant grant) {
    return new PersonSession("person", grant.person(), grant.given());
  }

  String username() {
    return username;
  }

  PersonId person() {
    return new PersonId(person);
  }

  Instant since() {
    return since;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return username;
  }
}
