/**
 * The verifier: checks a whole record, its public half, or the proof of one line, with the JDK
 * alone and none of the code that wrote them. Reads folders and web servers, writes nothing.
 *
 * <p>May use the classes of {@code proof}. What must never enter: a dependency, a signing key, a
 * belief in anything that was read and not yet checked.
 */
@NullMarked
package org.evenhand.proof.verify;

import org.jspecify.annotations.NullMarked;
