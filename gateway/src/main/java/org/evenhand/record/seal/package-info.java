/**
 * The public log over the record: seals, published acts, signed checkpoints, as {@code
 * docs/public-log.md} fixes them. Reads the record behind its acknowledgements, and can hold none
 * of them up.
 *
 * <p>May use record, proof and vocabulary. What must never enter: a person's data or tag in
 * anything that is published, a signature over a tree that is not durable, a framework.
 */
@NullMarked
package org.evenhand.record.seal;

import org.jspecify.annotations.NullMarked;
