/**
 * A person's own view of what is held about them, and their acts on it; every method takes
 * SignedIn.
 *
 * <p>May use {@code people.rows}, record and vocabulary. What must never enter: an app's request.
 */
@NullMarked
package org.evenhand.people.owner;

import org.jspecify.annotations.NullMarked;
