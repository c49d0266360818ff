/**
 * The demo: makes a fictional world, plays a fictional story into a platform, gives out secrets for
 * one run, and serves. It uses the doors that everybody uses; what it does is in the record like
 * everything else.
 *
 * <p>May use {@code app.wiring} and what the wiring opens. What must never enter: anything that a
 * real installation needs, an address other than loopback.
 */
@NullMarked
package org.evenhand.app.demo;

import org.jspecify.annotations.NullMarked;
