package org.evenhand.app.identity;

/**
 * A browser's answer to a {@link Question}.
 *
 * @param challenge what was to be signed
 * @param credential what the authenticator gave, as JSON
 */
public record Sent(String challenge, String credential) {}
