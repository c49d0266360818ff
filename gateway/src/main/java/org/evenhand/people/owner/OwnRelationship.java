package org.evenhand.people.owner;

import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a person said of their relationship.
 *
 * @param status in the platform's words
 * @param partner whom they name, null if nobody
 */
public record OwnRelationship(String status, @Nullable PersonId partner) {}
