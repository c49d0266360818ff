package org.evenhand.app.pages;

import org.evenhand.app.identity.Question;
import org.jspecify.annotations.Nullable;

/**
 * By what a person can show anew that it is they.
 *
 * @param password whether by their password
 * @param passkey asks for one of their passkeys; null if they have none
 * @param provider what the platform's own sign-in is called, if that opens their account; else
 *     empty
 * @param confirmed whether they have no way in but that, and showed it just now
 */
public record ProofView(
    boolean password, @Nullable Question passkey, String provider, boolean confirmed) {}
