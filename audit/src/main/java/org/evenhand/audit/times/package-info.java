/**
 * Right-censored times: how long apps wait for an answer, how much notice they get, how long a
 * breach is overlooked, where some of it has not ended yet. Curves, tests and the
 * proportional-hazards model. Uses audit.numeric, Hipparchus and Commons Statistics; reads no file,
 * knows no record.
 */
@NullMarked
package org.evenhand.audit.times;

import org.jspecify.annotations.NullMarked;
