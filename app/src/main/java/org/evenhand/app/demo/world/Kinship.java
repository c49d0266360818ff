package org.evenhand.app.demo.world;

import org.evenhand.vocabulary.PersonId;

/**
 * Whom somebody names as a relative.
 *
 * @param person who names
 * @param relative whom
 * @param relationship what the relative is to them
 */
public record Kinship(PersonId person, PersonId relative, String relationship) {}
