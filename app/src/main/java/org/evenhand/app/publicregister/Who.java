package org.evenhand.app.publicregister;

import org.evenhand.register.Actor;
import org.evenhand.register.Officer;
import org.evenhand.register.OfficerId;
import org.evenhand.vocabulary.OrganisationId;

/** Who acted, by role and number; never by name. */
final class Who {
  private Who() {}

  static Cell cell(Reading reading, Actor actor) {
    return switch (actor.role()) {
      case Actor.OFFICER -> officer(reading, new OfficerId(actor.id()));
      case Actor.DEVELOPER -> reading.organisation(new OrganisationId(actor.id()));
      default -> Cell.of(actor.role() + " " + actor.id());
    };
  }

  static Cell officer(Reading reading, OfficerId id) {
    return Cell.to(new Ref("officers", id.value()), words(reading, id));
  }

  /** An officer's number, with what they do. */
  static String words(Reading reading, OfficerId id) {
    return reading
        .register()
        .officers()
        .officer(id)
        .map(Officer::role)
        .map(role -> id + ", " + role)
        .orElse("officer " + id);
  }
}
