package org.evenhand.register;

/**
 * What one line of a data type costs.
 *
 * @param minorUnits cents and the like; zero is a price
 * @param currency three capital letters (ISO 4217)
 */
public record UnitPrice(long minorUnits, String currency) {}
