package org.evenhand.audit.ledger;

import java.util.OptionalLong;

/**
 * What an organisation gave, and how close it is. How large it is stands in no public act.
 *
 * @param organisation which
 * @param payment whether it paid
 * @param reciprocalData whether it gave data in return
 * @param launchPartner whether something was launched together
 * @param ties how many ties officers have, or had, to it
 * @param category of the app that asked first, when it asked; else of its first app
 * @param violationsAtFirstRequest how many stood against that app then; empty if it never asked
 */
public record PartnerRow(
    String organisation,
    boolean payment,
    boolean reciprocalData,
    boolean launchPartner,
    long ties,
    String category,
    OptionalLong violationsAtFirstRequest) {}
