/**
 * The audit's primary test: exposures are permuted over organisations within strata, and the family
 * of all outcomes and exposures is judged by its maximum. Takes what an organisation's rulings sum
 * up to, gives probabilities with what they rest on. Uses nothing but the JDK; reads no file, knows
 * no outcome by name.
 */
@NullMarked
package org.evenhand.audit.permutation;

import org.jspecify.annotations.NullMarked;
