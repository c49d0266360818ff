package org.evenhand.app.pages;

/**
 * The page on which a person links their account to who they are at the platform's sign-in.
 *
 * @param username under which name they are signed in here
 * @param provider what the platform's sign-in is called
 * @param shown what they call themselves there
 * @param proposal what their yes is to, and to nothing that took its place meanwhile
 */
public record ProviderView(String username, String provider, String shown, String proposal) {}
