package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** The passing on of data by an app to another party, and what was demanded of it. */
public sealed interface TransferEvent extends RegisterEvent {
  /** Which one it is about. */
  TransferId transfer();

  /**
   * An app passes data on, or did.
   *
   * @param app which app
   * @param recipient to whom, as far as is known
   * @param dataTypes of what kinds
   * @param found how the platform came to know
   * @param knownSince since when the platform has known; not later than this act
   */
  record TransferRecorded(
      Actor actor,
      String reason,
      TransferId transfer,
      AppId app,
      String recipient,
      @JsonProperty("datatypes") Set<DataTypeId> dataTypes,
      OnwardTransfer.Found found,
      Instant knownSince)
      implements TransferEvent {
    /** Keeps a copy; refuses a transfer of nothing, and a malformed recipient. */
    public TransferRecorded {
      Wellformed.text("recipient", recipient, 200);
      dataTypes = Wellformed.set("datatypes", dataTypes);
    }
  }

  /**
   * An officer demands that what was passed on be deleted.
   *
   * @param by until when
   */
  record DeletionDemanded(Actor actor, String reason, TransferId transfer, Instant by)
      implements TransferEvent {}

  /**
   * The app's organisation says that it was.
   *
   * @param document a commitment to the paper that says so
   */
  record DeletionConfirmed(
      Actor actor, String reason, TransferId transfer, Optional<Commitment> document)
      implements TransferEvent {}
}
