package org.evenhand.record.frame;

/**
 * A frame as it lies in the file: envelope read and checked, body not.
 *
 * @param position its place in the record
 * @param timeMicros when, in microseconds since 1970, as the record tells time
 * @param unacknowledged how many positions before it were not yet known durable when it was written
 * @param kind what it is about
 * @param version the format's version
 * @param flags none are defined in version 1
 * @param body what follows the envelope
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the contract; frames are never compared
public record RawFrame(
    long position,
    long timeMicros,
    int unacknowledged,
    Kind kind,
    int version,
    int flags,
    byte[] body) {}
