package org.evenhand.app.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** What identity and pages need to know of the register: apps as a person meets them. */
public interface AppDirectory {
  /** An app of the register, whatever its standing. */
  Optional<Listed> app(AppId id);

  /** All apps, by name. */
  List<Listed> apps();

  /**
   * An app.
   *
   * @param id which
   * @param name what people call it
   * @param organisation whose it is
   * @param organisationName what people call that
   * @param purpose what it declared to use data for
   * @param redirectUris where it may be answered, exactly
   * @param offered the data types that its agreement offers for that purpose now; empty when there
   *     is no agreement in force
   * @param terms the version agreed to; empty when there is no agreement in force
   * @param favours the exceptions in force that give it more than the terms give everybody
   */
  record Listed(
      AppId id,
      String name,
      OrganisationId organisation,
      String organisationName,
      Purpose purpose,
      Set<String> redirectUris,
      Set<DataTypeId> offered,
      List<TermsVersion> terms,
      List<Favour> favours) {
    /** Keeps copies. */
    public Listed {
      redirectUris = Set.copyOf(redirectUris);
      offered = Set.copyOf(offered);
      terms = List.copyOf(terms);
      favours = List.copyOf(favours);
    }

    /** Whether people can be asked for anything. */
    public boolean mayAsk() {
      return !offered.isEmpty() && !terms.isEmpty() && !redirectUris.isEmpty();
    }
  }

  /**
   * What an exception gives an app.
   *
   * @param exception which
   * @param what in words that go on "It gets", such as "data that the terms don't offer"
   * @param since since when at the earliest: public, and begun
   * @param until until when
   * @param paid whether something was given for it
   */
  record Favour(ExceptionId exception, String what, Instant since, Instant until, boolean paid) {}
}
