package org.evenhand.app.possession;

/**
 * A proof as it came, and what it must be a proof for.
 *
 * @param jwt the {@code DPoP} header's value
 * @param method the request's method
 * @param uri where the request was sent, built from the configured base URL and the request's path
 * @param token the access token that came with it; empty where none belongs
 */
public record Shown(String jwt, String method, String uri, String token) {}
