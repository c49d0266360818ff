/**
 * How long it takes to find who has a person's data: segments of synthetic frames, written by the
 * real writer, and look-ups in them with a cold and a warm page cache.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench.lookup;

import org.jspecify.annotations.NullMarked;
