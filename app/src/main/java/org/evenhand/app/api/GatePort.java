package org.evenhand.app.api;

import java.util.Optional;
import org.evenhand.gate.Caller;
import org.evenhand.gate.Outcome;
import org.evenhand.gate.OwnFrame;
import org.evenhand.gate.TokenPowers;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.ThingId;

/** What the API asks of the gate: its answers, and the ids under which an app knows things. */
public interface GatePort {
  /**
   * Answers a call; when this returns, the record holds what came of it.
   *
   * @param operation method and path template
   */
  Outcome answer(Caller caller, String operation, Query query);

  /**
   * Goes on with a call that began with a look, as one call of the limits.
   *
   * @param looked what the look came to; gone on with once
   */
  Outcome goOn(Outcome.Answered looked, Caller caller, String operation, Query query);

  /** Whether a call for this type would not be refused for what holds of the app as a whole. */
  boolean couldAsk(Caller caller, DataTypeId type);

  /**
   * Records the refusal of a call that never reached the rule.
   *
   * @return its position; −1 when it was counted with others instead
   */
  long refuse(Caller caller, String operation, Reason reason);

  /** What a token may do now, as far as its app may know it; {@link #ask} counts it. */
  TokenPowers powers(Caller caller);

  /**
   * Counts a call by which an app asks where it stands.
   *
   * @return why it may not, which is in the record; empty if it may
   */
  Optional<Outcome.Refused> ask(AppId app, String operation);

  /** What is left of an app's limits in this hour. */
  Outcome.Budget budget(AppId app);

  /**
   * The app's own reading of one of its frames, as JSON; it counts as a call.
   *
   * @param operation method and path template
   */
  OwnFrame lines(AppId app, String operation, long position);

  /** The ids and cursors as that app sees them. */
  Ids ids(AppId app);

  /** Ids and cursors as one app sees them. */
  interface Ids {
    /** The app's id for a person. */
    String person(PersonId id);

    /** The person of that id; empty if this app was never given it. */
    Optional<PersonId> person(String id);

    /** The app's id for a photo. */
    String photo(PhotoId id);

    /** The photo of that id; empty if this app was never given it. */
    Optional<PhotoId> photo(String id);

    /** The app's id for a thing that people like. */
    String thing(ThingId id);

    /** What this app is told of the version of a picture's bytes. */
    String version(String version);

    /** A cursor that names a thing of a list that was shown to that viewer. */
    String cursor(Edge edge, long owner, PersonId viewer, long key);

    /** The key that a cursor names; empty if it is forged, or of another app, viewer or list. */
    Optional<Long> cursor(String cursor, Edge edge, long owner, PersonId viewer);
  }
}
