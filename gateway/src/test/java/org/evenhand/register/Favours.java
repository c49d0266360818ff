package org.evenhand.register;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionPublished;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/** Acts about officers and exceptions, to build histories from. */
final class Favours {
  static final Actor SYSTEM = new Actor(Actor.SYSTEM, "operator");
  static final Commitment SEALED = Commitment.to(new byte[Commitment.SALT_BYTES], "as agreed");

  private Favours() {}

  static Actor officer(String id) {
    return new Actor(Actor.OFFICER, id);
  }

  static OfficerAppointed appointed(String id, String superior) {
    var above =
        superior.isEmpty() ? Optional.<OfficerId>empty() : Optional.of(new OfficerId(superior));
    return new OfficerAppointed(SYSTEM, Acts.WHY, new OfficerId(id), "head of apps", above);
  }

  static TieDeclared tie(String id, String officer, String organisation) {
    return new TieDeclared(
        officer(officer),
        Acts.WHY,
        new TieId(id),
        new OfficerId(officer),
        new OrganisationId(organisation),
        Tie.Kind.FRIENDSHIP,
        LocalDate.parse("2020-01-01"),
        SEALED);
  }

  static ExceptionTerms terms(
      String id, String app, String organisation, Effect effect, Instant from) {
    return new ExceptionTerms(
        new ExceptionId(id),
        new OrganisationId(organisation),
        Set.of(new AppId(app)),
        effect,
        from,
        from.plus(Duration.ofDays(30)),
        officer("instigator"),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  static ExceptionProposed proposed(String by, ExceptionTerms terms) {
    return new ExceptionProposed(officer(by), Acts.WHY, terms);
  }

  static ExceptionApproved approved(String by, String id) {
    return new ExceptionApproved(officer(by), Acts.WHY, new ExceptionId(id));
  }

  static ExceptionPublished published(String id, long position) {
    return new ExceptionPublished(SYSTEM, Acts.WHY, new ExceptionId(id), position, 7);
  }
}
