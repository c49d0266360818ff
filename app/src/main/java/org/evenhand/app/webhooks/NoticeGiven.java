package org.evenhand.app.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * When an app was told of a cut-off.
 *
 * @param due when it was to be told
 * @param delivered when it took the notice; empty while it has not
 */
public record NoticeGiven(Instant due, Optional<Instant> delivered) {}
