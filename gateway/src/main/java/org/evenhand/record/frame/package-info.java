/**
 * The bytes of the record: the envelope around every frame, the bodies within, the frame's own
 * Merkle tree, and the JSON that frames are printed as. {@code docs/record-format.md} says the same
 * in words, byte by byte.
 *
 * <p>May use decide, proof, vocabulary and the contracts of {@code record}; never the log itself.
 * What must never enter: a file, a thread, a personal text in clear.
 */
@NullMarked
package org.evenhand.record.frame;

import org.jspecify.annotations.NullMarked;
