package org.evenhand.record.segment;

/**
 * A segment, as its entry in the public log names it.
 *
 * @param name its first position in twelve digits; {@code segments/<name>.parquet}
 * @param from the first position
 * @param to the last position
 * @param rows one for each person and line, and for each refusal
 * @param lines the lines of its accesses
 * @param bytes the size of the Parquet file
 * @param sha256 its hash, in hexadecimal
 */
public record Segment(
    String name, long from, long to, long rows, long lines, long bytes, String sha256) {}
