package org.evenhand.people.owner;

import java.time.Instant;
import java.util.Optional;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/**
 * Somebody else's photo on which a person is tagged, as far as that person may know of it.
 *
 * @param photo which
 * @param owner whose
 * @param takenAt when it was taken, if the owner lets this person see their photos
 */
public record TaggedOn(PhotoId photo, PersonId owner, Optional<Instant> takenAt) {}
