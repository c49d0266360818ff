package org.evenhand.app.demo.world;

import org.evenhand.vocabulary.PersonId;

/**
 * One person blocks another.
 *
 * @param person who blocks
 * @param other who is blocked
 */
public record Block(PersonId person, PersonId other) {}
