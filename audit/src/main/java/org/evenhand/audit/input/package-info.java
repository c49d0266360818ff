/**
 * Reads the files of an audit: strict CSV, checked cell by cell before anything is computed, then
 * kept as columns by DuckDB. Knows files and their columns; knows nothing of statistics. No value
 * enters that was not checked, and no row becomes an object.
 */
@NullMarked
package org.evenhand.audit.input;

import org.jspecify.annotations.NullMarked;
