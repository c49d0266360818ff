package org.evenhand.app.office.acts;

import org.evenhand.register.ProgrammeId;
import org.evenhand.register.RegisterEvent;

/** What a form comes to. */
sealed interface Deed {
  /** One public act. */
  record Act(RegisterEvent event) implements Deed {}

  /** A programme is opened, and what its rule comes to is proposed, each by an act of its own. */
  record Opening(RegisterEvent event, ProgrammeId programme) implements Deed {}

  /** What a programme's rule comes to by now is proposed, each by an act of its own. */
  record Filing(ProgrammeId programme, String reason) implements Deed {}
}
