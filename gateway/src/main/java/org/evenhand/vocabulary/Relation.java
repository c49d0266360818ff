package org.evenhand.vocabulary;

/** How a viewer stands to a person, nearest first. */
public enum Relation {
  /** The viewer is that person. */
  SELF,
  /** They are friends. */
  FRIEND,
  /** They have a friend in common. */
  FRIEND_OF_FRIEND,
  /** None of these. */
  STRANGER;

  /** Whether somebody at this distance is within an audience. */
  public boolean within(Audience audience) {
    return switch (audience) {
      case EVERYONE -> true;
      case FRIENDS_OF_FRIENDS -> this != STRANGER;
      case FRIENDS -> this == SELF || this == FRIEND;
      case ONLY_ME -> this == SELF;
    };
  }
}
