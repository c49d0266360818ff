/**
 * Makes units of the rows: organisations, which chance deals with, and rulings, which are analysed,
 * counted in cells of equal organisation, type of data, quarter and purpose. Looks at the data
 * first and says what is missing and what was left out. Uses DuckDB through {@code audit.input};
 * tests nothing.
 */
@NullMarked
package org.evenhand.audit.units;

import org.jspecify.annotations.NullMarked;
