package org.evenhand.consent;

import java.time.Instant;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/**
 * One authorisation of an app by a person. It says what tokens may ask for; whether they get it is
 * a matter of consent, which can be narrowed while the grant lives. What was taken back and is
 * given anew later is not this grant's any more.
 *
 * @param id which
 * @param person who gave it
 * @param app to whom
 * @param purpose what for
 * @param types the data types that its tokens may ask for
 * @param given since when
 * @param until when it runs out, exclusive
 */
public record Grant(
    GrantId id,
    PersonId person,
    AppId app,
    Purpose purpose,
    Set<DataTypeId> types,
    Instant given,
    Instant until) {
  /** Keeps a copy. */
  public Grant {
    types = Set.copyOf(types);
  }

  /** The same for these types alone. */
  Grant of(Set<DataTypeId> less) {
    return new Grant(id, person, app, purpose, less, given, until);
  }

  /** Whether it has not run out at {@code at}. */
  public boolean livesAt(Instant at) {
    return at.isBefore(until);
  }
}
