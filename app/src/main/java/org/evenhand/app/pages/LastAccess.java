package org.evenhand.app.pages;

import java.time.Instant;
import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/** When an app last got something about a person, as the record tells. */
@FunctionalInterface
public interface LastAccess {
  /** When; empty if the record holds no such access. */
  Optional<Instant> of(PersonId person, AppId app);
}
