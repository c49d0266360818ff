package org.evenhand.app.demo.world;

import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;

/**
 * An audience that a person set themselves.
 *
 * @param person who
 * @param type for what
 * @param audience who may see it
 */
public record PrivacyChoice(PersonId person, DataTypeId type, Audience audience) {}
