/**
 * Figures for operators: how they are kept and spelled for Prometheus, and the listener of its own
 * at which they may be read. The one room that knows Micrometer.
 *
 * <p>May use no other room: {@code app.wiring} tells it what there is to count, in plain numbers.
 * What must never enter: a person, an app, a token, a path as a caller sent it. Each label's values
 * come from a closed set, so the number of series is bounded whatever anybody sends.
 */
@NullMarked
package org.evenhand.app.metrics;

import org.jspecify.annotations.NullMarked;
