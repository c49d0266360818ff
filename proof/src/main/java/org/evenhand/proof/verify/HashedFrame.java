package org.evenhand.proof.verify;

/**
 * A frame that was read and hashed.
 *
 * @param file its log file, as a report names it
 * @param offset where in that file
 * @param position its place in the record
 * @param micros its time, microseconds since 1970
 * @param kind the kind's code
 * @param lines how many lines left
 * @param leaf its leaf in the tree of a seal
 * @param act of a public act, its leaf in the public log; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // hashes; nobody compares frames
record HashedFrame(
    String file,
    long offset,
    long position,
    long micros,
    int kind,
    int lines,
    byte[] leaf,
    byte[] act) {
  /** The kind of a frame that says that somebody was erased. */
  static final int ERASURE = 13;
}
