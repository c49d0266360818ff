/**
 * What every estimator gives back and needs: intervals, and the few numerical tools that no library
 * has. Uses Hipparchus and Commons Statistics alone. No estimator lives here, nothing is read or
 * written.
 */
@NullMarked
package org.evenhand.audit.numeric;

import org.jspecify.annotations.NullMarked;
