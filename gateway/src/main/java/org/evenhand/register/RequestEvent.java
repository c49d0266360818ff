package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/** Who asked for what, or was offered it, what was ruled, and who objected. */
public sealed interface RequestEvent extends RegisterEvent {
  /**
   * An organisation asks for access, or an officer offers it unasked.
   *
   * @param request which
   * @param app for which app
   * @param dataTypes to what
   * @param purposes for what
   */
  record AccessRequested(
      Actor actor,
      String reason,
      RequestId request,
      AppId app,
      @JsonProperty("datatypes") Set<DataTypeId> dataTypes,
      Set<Purpose> purposes)
      implements RequestEvent {
    /** Keeps copies; refuses a request for nothing. */
    public AccessRequested {
      dataTypes = Wellformed.set("datatypes", dataTypes);
      purposes = Wellformed.set("purposes", purposes);
    }
  }

  /** An officer rules on it. */
  record RequestRuled(Actor actor, String reason, RequestId request, Outcome outcome)
      implements RequestEvent {}

  /** The organisation does not accept a ruling. */
  record AppealFiled(Actor actor, String reason, RequestId request) implements RequestEvent {}

  /** Another officer rules again. */
  record AppealRuled(Actor actor, String reason, RequestId request, Outcome outcome)
      implements RequestEvent {}

  /**
   * An organisation complains about an act.
   *
   * @param complaint which
   * @param about the position of the act
   */
  record ComplaintFiled(Actor actor, String reason, ComplaintId complaint, long about)
      implements RequestEvent {}

  /**
   * An officer who did not do what is complained of rules on it.
   *
   * @param upheld whether it was right
   */
  record ComplaintRuled(Actor actor, String reason, ComplaintId complaint, boolean upheld)
      implements RequestEvent {}

  /** What a ruling can be. */
  enum Outcome {
    /** Yes. */
    GRANTED,
    /** No. */
    REFUSED
  }
}
