package org.evenhand.app.identity;

import java.time.Instant;

/**
 * A session as its owner is shown it.
 *
 * @param id names it
 * @param here whether it is the one that asks
 * @param way how it began
 * @param browser in what browser
 * @param since when it began
 * @param seen when it was last used
 */
public record OpenSession(
    String id, boolean here, Way way, Browser browser, Instant since, Instant seen) {}
