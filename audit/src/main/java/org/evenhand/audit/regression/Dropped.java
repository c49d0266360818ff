package org.evenhand.audit.regression;

/**
 * A column that takes no part in a fit.
 *
 * @param name the column, or the factor that none is made of
 * @param reason why, as words for a report
 */
public record Dropped(String name, String reason) {}
