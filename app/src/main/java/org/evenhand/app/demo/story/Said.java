package org.evenhand.app.demo.story;

import java.util.Set;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A yes to an app.
 *
 * @param person whose
 * @param role to whom
 * @param types to what
 * @param days for how long
 * @param grant the authorisation that comes with it; null for who only agrees to be listed
 * @param later what became of it
 */
public record Said(
    PersonId person,
    Role role,
    Set<DataTypeId> types,
    int days,
    @Nullable GrantId grant,
    Later later) {
  /** Keeps a copy. */
  public Said {
    types = Set.copyOf(types);
  }

  /** What can become of a yes. */
  public enum Later {
    /** It stands. */
    STANDS,
    /** One type was taken back. */
    NARROWED,
    /** All was taken back. */
    WITHDRAWN,
    /** The person stopped the app. */
    STOPPED
  }
}
