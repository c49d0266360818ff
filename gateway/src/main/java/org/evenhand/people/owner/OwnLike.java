package org.evenhand.people.owner;

import org.evenhand.record.Change.LikeDetails;
import org.evenhand.vocabulary.ThingId;

/**
 * Something that a person likes.
 *
 * @param thing which
 * @param details what it is, and since when they like it
 */
public record OwnLike(ThingId thing, LikeDetails details) {}
