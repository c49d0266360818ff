package org.evenhand.app.demo.story;

import java.time.Instant;
import org.evenhand.register.RegisterEvent;

/**
 * An act of the story, and when it happens.
 *
 * @param at when; acts of one moment happen in their order
 * @param act what
 */
public record Timed(Instant at, RegisterEvent act) {}
