/**
 * Asks the plan's questions of the units: adjusts outcomes for controls, runs the primary test and
 * what stands beside it, and gives the verdict by fixed rules. Uses the rooms of estimators; reads
 * no file and writes none.
 */
@NullMarked
package org.evenhand.audit.analysis;

import org.jspecify.annotations.NullMarked;
