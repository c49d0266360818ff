package org.evenhand.consent;

import java.util.List;
import org.evenhand.vocabulary.AppId;

/**
 * What an app has, or had, of a person: for that person's own page.
 *
 * @param app which
 * @param held every yes that stands, by purpose and type
 * @param grants the live authorisations, oldest first
 * @param history every step, oldest first
 */
public record AppAccess(
    AppId app, List<Held> held, List<Grant> grants, List<ConsentEvent> history) {
  /** Keeps copies. */
  public AppAccess {
    held = List.copyOf(held);
    grants = List.copyOf(grants);
    history = List.copyOf(history);
  }

  /** Whether nothing stands any more: neither a yes nor an authorisation. */
  public boolean ended() {
    return held.isEmpty() && grants.isEmpty();
  }
}
