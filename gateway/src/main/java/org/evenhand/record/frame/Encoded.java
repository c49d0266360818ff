package org.evenhand.record.frame;

/**
 * A change ready to be put in an envelope.
 *
 * @param kind the kind of frame
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the contract; nobody compares them
public record Encoded(Kind kind, byte[] body) {}
