package org.evenhand.app.pages;

import org.evenhand.app.identity.Question;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a passkey is made, or an invitation opened.
 *
 * @param username for which account; empty while that isn't known
 * @param invitation what opened the page; empty for none
 * @param notice what went wrong; empty for nothing
 * @param question what to make; null while there is nothing to make
 */
public record NewPasskeyView(
    String username, String invitation, String notice, @Nullable Question question) {}
