/**
 * How people lie in a table: keys and the bytes of their rows. Used by the doors of this room and
 * by nobody else.
 *
 * <p>May use the ports of record, and vocabulary. What must never enter: a decision about who may
 * see what.
 */
@NullMarked
package org.evenhand.people.rows;

import org.jspecify.annotations.NullMarked;
