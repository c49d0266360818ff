/**
 * The storage contract kept in memory: for tests, simulations and replay.
 *
 * <p>May use the ports of record. What must never enter: anything that must outlive the process.
 */
@NullMarked
package org.evenhand.store.memory;

import org.jspecify.annotations.NullMarked;
