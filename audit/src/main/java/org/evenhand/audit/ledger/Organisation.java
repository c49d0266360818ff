package org.evenhand.audit.ledger;

/**
 * A company that owns apps. How large it is stands in no public act.
 *
 * @param id its public id
 * @param name its legal name
 * @param registered the act that registered it
 */
public record Organisation(String id, String name, LoggedAct registered) {}
