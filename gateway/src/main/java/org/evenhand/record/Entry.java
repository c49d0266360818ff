package org.evenhand.record;

import java.time.Instant;

/**
 * A change at its place in the record.
 *
 * @param position its position
 * @param at its time, as the record tells it
 * @param change what happened
 */
public record Entry(long position, Instant at, Change change) {}
