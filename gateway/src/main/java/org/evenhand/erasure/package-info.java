/**
 * How a person is erased, and what can make that wait: the fold that destroys keys once the record
 * says that somebody is erased, legal holds, and the acts that lead there.
 *
 * <p>May use record and vocabulary. What must never enter: a way to erase without a frame, a way to
 * bring anybody back.
 */
@NullMarked
package org.evenhand.erasure;

import org.jspecify.annotations.NullMarked;
