package org.evenhand.app.identity;

/**
 * What a page asks of a passkey.
 *
 * @param options for the browser, as JSON
 * @param challenge what is to be signed; it comes back with the answer
 */
public record Question(String options, String challenge) {}
