package org.evenhand.record.segment;

/**
 * A published tally, as its entry in the public log names it.
 *
 * @param hour such as {@code 2026-11-23T20Z}; {@code public/tally/<hour>.csv}
 * @param rows below the header
 * @param sha256 the file's hash, in hexadecimal
 */
public record HourTally(String hour, long rows, String sha256) {}
