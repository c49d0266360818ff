package org.evenhand.app.pages;

import org.evenhand.app.identity.Question;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param sender which app sent the person here; empty if none did
 * @param to where to go afterwards
 * @param name the user name as typed
 * @param notice what went wrong, or what happened; empty if nothing
 * @param wrong whether the notice is an error
 * @param passkey asks for a passkey; null where browsers keep none for this address
 * @param provider what the platform's own sign-in is called; empty if there is none
 */
public record SignInView(
    String sender,
    String to,
    String name,
    String notice,
    boolean wrong,
    @Nullable Question passkey,
    String provider) {}
