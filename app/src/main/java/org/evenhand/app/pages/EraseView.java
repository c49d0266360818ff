package org.evenhand.app.pages;

/**
 * The page on which a person has themselves erased.
 *
 * @param username under which name they are signed in
 * @param notice what went wrong with the last attempt; empty if nothing
 * @param hold the legal hold that would make it wait, in words; empty if there is none
 * @param waits whether it was asked for and waits
 * @param proof by what they show that it is they
 */
public record EraseView(
    String username, String notice, String hold, boolean waits, ProofView proof) {}
