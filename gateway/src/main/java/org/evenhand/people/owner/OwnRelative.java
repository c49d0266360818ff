package org.evenhand.people.owner;

import org.evenhand.vocabulary.PersonId;

/**
 * Somebody whom a person names as a relative.
 *
 * @param person who
 * @param relationship what they are to them
 * @param mutual whether they name the person too, without which no app is told
 */
public record OwnRelative(PersonId person, String relationship, boolean mutual) {}
