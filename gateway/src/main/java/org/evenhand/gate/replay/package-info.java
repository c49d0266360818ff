/**
 * Decides what the record says was decided once more, on the facts as of then, and tells what is
 * the same, what is different, and what can be decided no more.
 *
 * <p>May use what gate may. What must never enter: a way to write to a record, a value of a
 * person's field.
 */
@NullMarked
package org.evenhand.gate.replay;

import org.jspecify.annotations.NullMarked;
