/**
 * The durable log: frames, group commit, the ring of recent restrictions, folds; the only maker of
 * a {@link org.evenhand.record.Permit}. Ports: {@link org.evenhand.record.Fold}, {@link
 * org.evenhand.record.Table}, {@link org.evenhand.record.KeyVault}.
 *
 * <p>May use decide, proof and vocabulary. What must never enter: a framework, a person's data in
 * clear, an answer before its sync.
 */
@NullMarked
package org.evenhand.record;

import org.jspecify.annotations.NullMarked;
