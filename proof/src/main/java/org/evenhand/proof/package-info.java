/**
 * Merkle trees as RFC 6962 and RFC 9162 define them: hashing, inclusion proofs, their verification.
 * The JDK alone: anyone can verify with this jar and nothing else.
 *
 * <p>May use nothing. What must never enter: a dependency, a file, a socket.
 */
@NullMarked
package org.evenhand.proof;

import org.jspecify.annotations.NullMarked;
