package org.evenhand.app.pages;

import org.evenhand.app.identity.Question;
import org.jspecify.annotations.Nullable;

/**
 * By what a person can show anew that it is they.
 *
 * @param password whether by their password
 * @param passkey asks for one of their passkeys; null if they have none
 */
public record ProofView(boolean password, @Nullable Question passkey) {}
