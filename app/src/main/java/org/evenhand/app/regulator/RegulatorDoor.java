package org.evenhand.app.regulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.Actor;
import org.evenhand.register.Regulator;
import org.evenhand.register.RegulatorEvent.RegulatorLooked;
import org.evenhand.register.RegulatorId;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;

/** Who comes in here, how the register has them, and the record of what they look at. */
final class RegulatorDoor {
  static final String PATH = "/regulator";

  private final OfficeSessions sessions;
  private final RegulatorParts parts;

  RegulatorDoor(OfficeSessions sessions, RegulatorParts parts) {
    this.sessions = sessions;
    this.parts = parts;
  }

  /** The regulator who asks; to everybody else there is nothing here. */
  Optional<SignedInOfficer> enter(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var who = sessions.required(request);
    if (who.role() != OfficeRole.REGULATOR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return Optional.empty();
    }
    return Optional.of(who);
  }

  /** The same, with a passkey shown just now: a desk that was left open opens nothing. */
  Optional<SignedInOfficer> enterConfirmed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var who = enter(request, response);
    if (who.isPresent() && !sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + PATH);
      return Optional.empty();
    }
    return who;
  }

  /** What keeps them from looking; empty if nothing does. */
  String standing(SignedInOfficer who) {
    var regulator = parts.register().snapshot().regulators().of(new RegulatorId(who.id()));
    if (regulator.filter(Regulator::appointed).isPresent()) {
      return "";
    }
    return regulator.isEmpty()
        ? "No officer has named you in the register yet; two must, one after the other."
        : regulator.get().left()
            ? "The register says that you may look no more."
            : "One officer has named you; another must confirm it.";
  }

  /**
   * Records a look; durable when this returns.
   *
   * @param opened what is looked at
   * @throws org.evenhand.register.RegisterRefused if they may not look
   * @throws IllegalArgumentException likewise
   */
  long looked(SignedInOfficer who, String reason, String opened) {
    var actor = new Actor(Actor.REGULATOR, who.id());
    var why = reason.strip().replaceAll("\\s+", " ");
    return parts.acts().record(new RegulatorLooked(actor, why, new RegulatorId(who.id()), opened));
  }
}
