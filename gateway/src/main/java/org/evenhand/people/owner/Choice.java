package org.evenhand.people.owner;

import org.evenhand.vocabulary.Audience;

/**
 * Who may see a kind of a person's data.
 *
 * @param audience who
 * @param own whether the person chose it; else it is the type's default
 */
public record Choice(Audience audience, boolean own) {}
