package org.evenhand.audit.regression;

import org.evenhand.audit.numeric.Interval;

/**
 * What a profile of the likelihood says of one coefficient.
 *
 * @param name the column
 * @param estimate its coefficient
 * @param interval the values that the likelihood ratio does not refuse; an end is infinite where
 *     none is refused
 * @param statistic the likelihood ratio statistic of the coefficient being 0
 * @param p its p-value, by χ² of 1 degree of freedom
 * @param reason why figures are {@code NaN}; empty when they are not
 */
public record Profile(
    String name, double estimate, Interval interval, double statistic, double p, String reason) {}
