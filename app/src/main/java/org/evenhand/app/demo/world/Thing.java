package org.evenhand.app.demo.world;

import org.evenhand.vocabulary.ThingId;

/**
 * An invented thing that people can like.
 *
 * @param id its number
 * @param name what it is called
 * @param category what sort of thing it is
 */
public record Thing(ThingId id, String name, String category) {}
