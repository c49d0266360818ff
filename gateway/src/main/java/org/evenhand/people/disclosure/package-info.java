/**
 * The door through which values leave for an app: takes a Permit and reads exactly what it names.
 * Only gate may use it.
 *
 * <p>May use {@code people.rows}, record and vocabulary. What must never enter: a way to a value
 * without a Permit.
 */
@NullMarked
package org.evenhand.people.disclosure;

import org.jspecify.annotations.NullMarked;
