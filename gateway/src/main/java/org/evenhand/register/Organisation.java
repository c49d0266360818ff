package org.evenhand.register;

import org.evenhand.vocabulary.OrganisationId;

/**
 * A company that owns apps.
 *
 * @param id its public id
 * @param legalName the name of the legal entity
 * @param country where it is established: two capital letters (ISO 3166-1)
 * @param contact a mail address or https address for the public
 */
public record Organisation(OrganisationId id, String legalName, String country, String contact) {
  /** Refuses empty and over-long texts, and what is no country code. */
  public Organisation {
    Wellformed.text("legal_name", legalName, 200);
    Wellformed.country(country);
    Wellformed.text("contact", contact, 300);
  }
}
