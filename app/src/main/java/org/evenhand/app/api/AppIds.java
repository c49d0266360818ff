package org.evenhand.app.api;

import java.util.Optional;
import org.evenhand.gate.ScopedIds;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/**
 * The gate's own ids and cursors.
 *
 * @param ids those of one app
 */
public record AppIds(ScopedIds ids) implements GatePort.Ids {
  @Override
  public String person(PersonId id) {
    return ids.person(id);
  }

  @Override
  public Optional<PersonId> person(String id) {
    return ids.person(id);
  }

  @Override
  public String photo(PhotoId id) {
    return ids.photo(id);
  }

  @Override
  public Optional<PhotoId> photo(String id) {
    return ids.photo(id);
  }

  @Override
  public String thing(ThingId id) {
    return ids.thing(id);
  }

  @Override
  public String version(String version) {
    return ids.version(version);
  }

  @Override
  public String cursor(Edge edge, long owner, PersonId viewer, long key) {
    return ids.cursor(edge, owner, viewer, key);
  }

  @Override
  public Optional<Long> cursor(String cursor, Edge edge, long owner, PersonId viewer) {
    return ids.cursor(cursor, edge, owner, viewer);
  }
}
