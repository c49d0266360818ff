package org.evenhand.app.api;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.PhotoId;

/**
 * Takes the photos that people bring by the platform's own client, takes them away, and tells which
 * go.
 */
public interface PhotoPort {
  /** Whether a call comes from the platform's own client. */
  boolean isOwnClient(Caller caller);

  /**
   * Counts a call.
   *
   * @param operation method and path template
   * @return why the app may not make it, which is in the record; empty if it may
   */
  Optional<Outcome.Refused> call(Caller caller, String operation);

  /** The most bytes of a picture. */
  int mostBytes();

  /** Whether a photo has bytes of that name, a SHA-256. */
  boolean there(String content);

  /** Tells of bytes that no photo has any more, by their name. */
  void onGone(Consumer<String> listener);

  /** Brings a photo of the person for whom the platform's own client calls. */
  Brought add(Caller caller, byte[] picture);

  /**
   * Takes one of their photos away.
   *
   * @return the position of its frame; empty if it is none of theirs
   */
  OptionalLong remove(Caller caller, PhotoId photo);

  /** What came of a picture. */
  sealed interface Brought {
    /**
     * It is there.
     *
     * @param position of its frame
     */
    record Added(PhotoId photo, long position) implements Brought {}

    /**
     * It cannot be cleaned.
     *
     * @param detail why, without a full stop
     */
    record Unfit(String detail) implements Brought {}

    /** It has too many bytes. */
    record TooLarge() implements Brought {}

    /**
     * The person has as many as they may.
     *
     * @param most how many
     */
    record TooMany(int most) implements Brought {}

    /**
     * The person brought as many in this hour as they may.
     *
     * @param most how many
     * @param seconds until the next
     */
    record TooOften(int most, long seconds) implements Brought {}

    /** The person was erased. */
    record Erased() implements Brought {}
  }
}
