package org.evenhand.audit.ledger;

/**
 * A plan for an audit of this record, as it was registered in it.
 *
 * @param sha256 the hash that it was registered under
 * @param title what it calls itself
 * @param text its text; the register takes no other than the hash says, but whoever reads its log
 *     alone has to look
 * @param registered the act
 */
public record RegisteredPlan(String sha256, String title, String text, LoggedAct registered) {}
