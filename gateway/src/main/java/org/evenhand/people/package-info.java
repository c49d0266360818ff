/**
 * People: profiles, friendships, relationships, photos' metadata, privacy; the fold that keeps
 * them, and the catalogue of data types.
 *
 * <p>Its doors are the packages {@code facts} (for deciding), {@code disclosure} (takes a Permit),
 * {@code owner} (takes SignedIn) and {@code intake} (bulk import). May use record and vocabulary.
 * What must never enter: register, consent, a framework.
 */
@NullMarked
package org.evenhand.people;

import org.jspecify.annotations.NullMarked;
