/**
 * Who said yes to what, in sets for each app, and the grants that tokens point to: a fold of the
 * log. {@link org.evenhand.consent.ConsentActs} is the one door by which people change it.
 *
 * <p>May use record and vocabulary. What must never enter: the register (whether an app
 * <em>may</em> ask is not decided here), profiles, HTTP, a consent that a person did not give.
 */
@NullMarked
package org.evenhand.consent;

import org.jspecify.annotations.NullMarked;
