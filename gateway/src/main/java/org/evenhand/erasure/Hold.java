package org.evenhand.erasure;

import java.time.Instant;

/**
 * A legal hold on somebody.
 *
 * @param by who ordered it
 * @param why on what ground
 * @param until when it ends by itself
 */
public record Hold(String by, String why, Instant until) {}
