/**
 * Statistics on 2×2 tables, on strata of them, and on rates of many groups or organisations. One
 * estimator in a file, with its paper; R is the reference wherever R has it.
 *
 * <p>A figure that the table leaves undefined is NaN, and the result says why. Only wrong arguments
 * are refused. Uses {@code audit.numeric}, {@code audit.many} and Commons Statistics; nothing is
 * read or written here, and nothing knows what the tables are about.
 */
@NullMarked
package org.evenhand.audit.tables;

import org.jspecify.annotations.NullMarked;
