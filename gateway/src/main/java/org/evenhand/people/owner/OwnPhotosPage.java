package org.evenhand.people.owner;

import java.util.List;

/**
 * A page of a person's photos, newest first.
 *
 * @param photos those on it
 * @param more whether there are older ones
 */
public record OwnPhotosPage(List<OwnPhoto> photos, boolean more) {
  /** Keeps a copy. */
  public OwnPhotosPage {
    photos = List.copyOf(photos);
  }
}
