/** Holds the regressions to published figures, to laws, and to what degenerate tables must give. */
@NullMarked
package org.evenhand.audit.regression;

import org.jspecify.annotations.NullMarked;
