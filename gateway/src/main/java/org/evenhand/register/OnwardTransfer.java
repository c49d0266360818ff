package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/**
 * The passing on of data by an app to another party.
 *
 * @param id which
 * @param app which app
 * @param recipient to whom, as far as is known
 * @param dataTypes of what kinds
 * @param found how the platform came to know
 * @param reason what is known of it
 * @param knownSince since when the platform has known
 * @param recordedAt since when the public could
 * @param demand that it be deleted
 * @param confirmation that it was
 */
public record OnwardTransfer(
    TransferId id,
    AppId app,
    String recipient,
    Set<DataTypeId> dataTypes,
    Found found,
    String reason,
    Instant knownSince,
    Instant recordedAt,
    Optional<Demand> demand,
    Optional<Confirmation> confirmation) {
  /** How the platform came to know. */
  public enum Found {
    /** The app said so beforehand. */
    DECLARED,
    /** Somebody else said so. */
    REPORTED,
    /** The platform found it out. */
    DISCOVERED
  }

  /**
   * A demand for deletion.
   *
   * @param at when it was made
   * @param by until when
   * @param reason why
   */
  public record Demand(Instant at, Instant by, String reason) {
    /** Whether it should have been met by then. */
    public boolean isDue(Instant moment) {
      return !moment.isBefore(by);
    }
  }

  /**
   * The organisation's word that it was met.
   *
   * @param at when it was given
   * @param reason in its words
   * @param document a commitment to the paper that says so
   */
  public record Confirmation(Instant at, String reason, Optional<Commitment> document) {}

  OnwardTransfer demanded(Demand now) {
    return new OnwardTransfer(
        id,
        app,
        recipient,
        dataTypes,
        found,
        reason,
        knownSince,
        recordedAt,
        Optional.of(now),
        confirmation);
  }

  OnwardTransfer confirmed(Confirmation now) {
    return new OnwardTransfer(
        id,
        app,
        recipient,
        dataTypes,
        found,
        reason,
        knownSince,
        recordedAt,
        demand,
        Optional.of(now));
  }
}
