package org.evenhand.app.identity;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A signed-in person, as Spring Security carries it in the session. */
final class PersonSession extends AbstractAuthenticationToken {
  static final String AUTHORITY = "person";
  @Serial private static final long serialVersionUID = 1L;

  private final String username;
  private final int person;
  private final Instant since;
  private final transient @Nullable Visit visit;

  PersonSession(String username, PersonId person, Instant since, @Nullable Visit visit) {
    super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
    this.username = username;
    this.person = person.number();
    this.since = since;
    this.visit = visit;
    super.setAuthenticated(true);
  }

  /** One that is no session of a browser. */
  PersonSession(String username, PersonId person, Instant since) {
    this(username, person, since, null);
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

  /** Empty where it stands for the person behind a grant. */
  Optional<Visit> visit() {
    return Optional.ofNullable(visit);
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
