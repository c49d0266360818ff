package org.evenhand.bench.faults;

/**
 * An answer that a client had in full.
 *
 * @param app whose token
 * @param person of whom
 * @param operation what was called
 * @param status the answer's status
 * @param position what it says of its place in the record; 0 if nothing
 * @param people how many people it shows
 * @param named how many of them by name
 */
record Received(
    String app, int person, String operation, int status, long position, int people, int named) {}
