package org.evenhand.people.owner;

import org.evenhand.vocabulary.PersonId;

/**
 * A friend, as the person sees them.
 *
 * @param person who
 * @param name their name as far as they let friends see it; else empty
 * @param since the position of the record since which they are friends
 */
public record Friend(PersonId person, String name, long since) {}
