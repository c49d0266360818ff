/**
 * The door for deciding: who exists, who is whose friend, who hides what from whom, which photos
 * there are and who is tagged in them.
 *
 * <p>May use {@code people.rows}, record and vocabulary. What must never enter: anything that could
 * be shown, such as a name, a status or a date.
 */
@NullMarked
package org.evenhand.people.facts;

import org.jspecify.annotations.NullMarked;
