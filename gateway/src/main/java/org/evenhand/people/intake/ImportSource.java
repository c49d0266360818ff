package org.evenhand.people.intake;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What comes in. Each part is gone through once, in the order of the methods. A source reports what
 * is wrong with a line and leaves the line out.
 */
public interface ImportSource {
  /** What it is, in a few words without personal data. */
  String what();

  /** People; who is known already gets the new profile. */
  void people(Consumer<Arrival.Someone> to, Consumer<Problem> problems);

  /** Friendships. */
  void friendships(Consumer<Arrival.Friendship> to, Consumer<Problem> problems);

  /** Photos. */
  void photos(Consumer<Arrival.Photo> to, Consumer<Problem> problems);

  /** Relationships. */
  void relationships(Consumer<Arrival.Relationship> to, Consumer<Problem> problems);

  /** Privacy choices. */
  void privacy(Consumer<Arrival.Privacy> to, Consumer<Problem> problems);

  /** Whom people name as relatives; none unless the source has them. */
  default void relatives(Consumer<Arrival.Relative> to, Consumer<Problem> problems) {}

  /** What people like; nothing unless the source has it. */
  default void likes(Consumer<Arrival.Like> to, Consumer<Problem> problems) {}

  /**
   * What tells this source from others before it is gone through: equal for equal content. Empty if
   * nothing can; then an import that was cut short begins anew.
   */
  default Optional<String> fingerprint() {
    return Optional.empty();
  }

  /** The SHA-256 of what came in, in hex; asked after everything was gone through. */
  String sha256();
}
