package org.evenhand.app.office.acts;

/**
 * What can be chosen.
 *
 * @param value what is sent
 * @param label what is read
 */
public record Option(String value, String label) {}
