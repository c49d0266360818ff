/**
 * Proofs that a caller holds a private key (DPoP, RFC 9449): read strictly, and each taken once.
 *
 * <p>May use nothing of ours: it knows proofs, methods and addresses. What must never enter: a
 * token in the clear beyond its hash in a comparison, who a caller is, a request of the container.
 */
@NullMarked
package org.evenhand.app.possession;

import org.jspecify.annotations.NullMarked;
