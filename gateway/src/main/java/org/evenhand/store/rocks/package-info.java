/**
 * Embedded storage: the storage contract over RocksDB.
 *
 * <p>May use the ports of record; only {@code app} wires it. What must never enter: what a row
 * means.
 */
@NullMarked
package org.evenhand.store.rocks;

import org.jspecify.annotations.NullMarked;
