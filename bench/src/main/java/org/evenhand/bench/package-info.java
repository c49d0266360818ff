/**
 * Measures: JMH for the rule and for frames, a load harness over the real server. Nothing here is a
 * test; the figures go into {@code docs/performance.md}.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench;

import org.jspecify.annotations.NullMarked;
