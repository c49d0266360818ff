/**
 * What people read and press: the front page, sign-in, the consent page, and {@code /me}.
 *
 * <p>May use identity (who is signed in, what an app asks), api (for what an app did wrong),
 * consent, gate (for previews), the owner's door of people, picture (what a file of theirs hides),
 * record and vocabulary; renders with jte. What must never enter: a script but the one that asks
 * for passkeys, a colour outside the one CSS file, a fact that the record does not hold, another
 * person's data.
 */
@NullMarked
package org.evenhand.app.pages;

import org.jspecify.annotations.NullMarked;
