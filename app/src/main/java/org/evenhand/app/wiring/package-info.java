/**
 * Puts the rooms together: a {@link org.evenhand.app.wiring.Platform} without any framework, and
 * the {@link org.evenhand.app.wiring.Server} on top of it.
 *
 * <p>May use everything but decide and {@code people.disclosure}'s reading; nothing but {@code
 * app.cli} and {@code app.demo} may use it. What must never enter: a rule.
 */
@NullMarked
package org.evenhand.app.wiring;

import org.jspecify.annotations.NullMarked;
