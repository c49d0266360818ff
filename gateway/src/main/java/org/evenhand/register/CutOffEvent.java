package org.evenhand.register;

import java.util.Optional;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;

/** What follows a cut-off that was announced. */
public sealed interface CutOffEvent extends RegisterEvent {
  /** Which one it is about. */
  CutOffId cutOff();

  /**
   * An officer who did not announce it looked at an emergency cut-off again.
   *
   * @param upheld whether it stands; if not, it is withdrawn with this act
   */
  record CutOffReviewed(Actor actor, String reason, CutOffId cutOff, boolean upheld)
      implements CutOffEvent {}

  /**
   * An app's organisation says that it deleted what the cut-off demands.
   *
   * @param app for which app
   * @param document a commitment to the paper that says so
   */
  record DeletionAttested(
      Actor actor, String reason, CutOffId cutOff, AppId app, Optional<Commitment> document)
      implements CutOffEvent {}
}
