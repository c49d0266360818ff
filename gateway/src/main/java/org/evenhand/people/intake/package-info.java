/**
 * Bulk import of people, friendships, photos' metadata, relationships and privacy, from files or
 * from memory.
 *
 * <p>May use {@code people}, {@code people.rows}, record and vocabulary. What must never enter: a
 * row that the record doesn't announce.
 */
@NullMarked
package org.evenhand.people.intake;

import org.jspecify.annotations.NullMarked;
