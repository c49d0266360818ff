package org.evenhand.gate;

import java.util.Set;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;

/**
 * Who calls, as the grant behind the token says.
 *
 * @param grant the grant
 * @param app the app
 * @param viewer the person who authorised it
 * @param purpose what for
 * @param scope which data types
 */
public record Caller(
    GrantId grant, AppId app, PersonId viewer, Purpose purpose, Set<DataTypeId> scope) {
  /** Keeps a copy. */
  public Caller {
    scope = Set.copyOf(scope);
  }

  /** Whether that is the grant of this app, person and purpose. */
  boolean callsUnder(Grant granted) {
    return granted.app().equals(app)
        && granted.person().equals(viewer)
        && granted.purpose().equals(purpose);
  }
}
