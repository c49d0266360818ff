/**
 * The pages of officers and regulators: the way in by passkey, what needs them, their passkeys.
 *
 * <p>May use identity (who is signed in to the office, and how), pages (the frame), words, and
 * vocabulary. What needs an officer comes in through {@link org.evenhand.app.office.NeedsMe}. What
 * must never enter: a person's session or data; an act without the {@link
 * org.evenhand.vocabulary.SignedInOfficer} who does it; a rule about who may do what, which is the
 * register's.
 */
@NullMarked
package org.evenhand.app.office;

import org.jspecify.annotations.NullMarked;
