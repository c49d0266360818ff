package org.evenhand.app.pages;

/**
 * The page that asks a person to show anew that it is they.
 *
 * @param username under which name they are signed in
 * @param to where it leads afterwards
 * @param notice what went wrong; empty for nothing
 * @param proof by what
 */
public record ConfirmView(String username, String to, String notice, ProofView proof) {}
