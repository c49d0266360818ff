package org.evenhand.vocabulary;

/**
 * Proof that a person is signed in and acts for themselves. Made by {@code app.identity} alone (an
 * architecture test holds that), and asked for by every door that shows or changes a person's own
 * things.
 *
 * @param person who
 */
public record SignedIn(PersonId person) {}
