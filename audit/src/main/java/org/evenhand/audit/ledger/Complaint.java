package org.evenhand.audit.ledger;

import java.util.Optional;

/**
 * What an organisation objected to.
 *
 * @param id which
 * @param organisation who complains
 * @param about position in the record of the act that it is about
 * @param filed the act that filed it
 * @param ruled the act that ruled on it
 * @param upheld whether it was found right; false while nobody ruled
 */
public record Complaint(
    String id,
    String organisation,
    long about,
    LoggedAct filed,
    Optional<LoggedAct> ruled,
    boolean upheld) {}
