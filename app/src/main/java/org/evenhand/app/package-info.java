/**
 * The program: everything that touches the network or a person's eyes. Here lives the main class
 * alone; the rooms are the packages below.
 *
 * <p>May use {@code app.cli}. What must never enter: a second main class, anything but the start.
 */
@NullMarked
package org.evenhand.app;

import org.jspecify.annotations.NullMarked;
