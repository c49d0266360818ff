package org.evenhand.app.demo.world;

import java.time.Instant;
import org.evenhand.vocabulary.PersonId;

/**
 * That somebody likes something.
 *
 * @param person who
 * @param thing what
 * @param since since when
 */
public record Liking(PersonId person, Thing thing, Instant since) {}
