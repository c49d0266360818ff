package org.evenhand.audit.ledger;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A public promise.
 *
 * @param id which
 * @param text in its own words
 * @param said when
 * @param condition what can be checked of it, in CEL; empty where nothing can
 * @param made the act that recorded it
 */
public record Statement(
    String id, String text, LocalDate said, Optional<String> condition, LoggedAct made) {}
