/**
 * Many tests at once: adjusted p values. Plain arithmetic on arrays; knows no estimator, so each of
 * them may use it.
 */
@NullMarked
package org.evenhand.audit.many;

import org.jspecify.annotations.NullMarked;
