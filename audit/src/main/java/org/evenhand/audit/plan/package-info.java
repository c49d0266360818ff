/**
 * What an audit will test, fixed before it looks: outcomes, exposures, controls, strata,
 * thresholds, the one primary test. Reads a plan's file; computes nothing.
 */
@NullMarked
package org.evenhand.audit.plan;

import org.jspecify.annotations.NullMarked;
