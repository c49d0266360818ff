/**
 * Who is signed in, and which tokens are live: accounts, sessions, app credentials, OAuth 2.1;
 * officers, their invitations and passkeys. The only maker of {@link
 * org.evenhand.vocabulary.SignedIn} and {@link org.evenhand.vocabulary.SignedInOfficer}.
 *
 * <p>May use consent (grants that tokens point to), register (which apps there are and what they
 * were offered), gate's {@code Caller}, {@code app.api}'s {@code TokenCheck}, {@code
 * app.possession} (whether a caller holds the key of its token), and a table of its own. What must
 * never enter: a person's profile, a page, a token or password in the clear on disk or in a log
 * line.
 */
@NullMarked
package org.evenhand.app.identity;

import org.jspecify.annotations.NullMarked;
