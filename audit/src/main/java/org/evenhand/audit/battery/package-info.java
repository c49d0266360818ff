/**
 * The tests that stand beside the primary one, run over one comparison: two by two, over strata, by
 * regression, over matched sets. Calls the rooms of estimators and writes down what each assumes.
 * Chooses nothing by its result; reads and writes no file.
 */
@NullMarked
package org.evenhand.audit.battery;

import org.jspecify.annotations.NullMarked;
