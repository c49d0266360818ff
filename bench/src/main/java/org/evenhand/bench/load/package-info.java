/**
 * The load harness: the real server in a process of its own, a closed-loop client in this one, and
 * beside the real server the same API without decision and record, and the bare server's static
 * bytes, so that every ratio is of one run.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench.load;

import org.jspecify.annotations.NullMarked;
