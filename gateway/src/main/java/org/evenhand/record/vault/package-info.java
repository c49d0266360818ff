/**
 * Where people's root keys and the installation's key lie: a directory of its own, outside every
 * database, so that destroying a key is one overwrite.
 *
 * <p>May use the contracts of {@code record} and vocabulary. What must never enter: a frame, a log
 * message with a key in it, a copy of a key that outlives its use.
 */
@NullMarked
package org.evenhand.record.vault;

import org.jspecify.annotations.NullMarked;
