package org.evenhand.app.demo.world;

import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What one person says of their relationship.
 *
 * @param person who says it
 * @param status such as {@code married}
 * @param partner whom they name; null for nobody
 */
public record Relationship(PersonId person, String status, @Nullable PersonId partner) {}
