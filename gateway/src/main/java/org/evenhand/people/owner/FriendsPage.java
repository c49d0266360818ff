package org.evenhand.people.owner;

import java.util.List;

/**
 * A page of a person's own friends.
 *
 * @param friends the friends, by number
 * @param total how many there are in all
 * @param more whether there are more behind these
 */
public record FriendsPage(List<Friend> friends, int total, boolean more) {
  /** Keeps a copy. */
  public FriendsPage {
    friends = List.copyOf(friends);
  }
}
