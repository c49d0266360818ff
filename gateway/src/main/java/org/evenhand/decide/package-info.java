/**
 * The one rule, pure; the only maker of a {@link org.evenhand.decide.Decision}.
 *
 * <p>May use vocabulary alone. What must never enter: a clock, a store, randomness, money.
 */
@NullMarked
package org.evenhand.decide;

import org.jspecify.annotations.NullMarked;
