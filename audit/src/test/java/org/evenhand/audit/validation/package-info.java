/** Compares our estimators with R's over random tables; run by {@code .ci/validate-audit}. */
@NullMarked
package org.evenhand.audit.validation;

import org.jspecify.annotations.NullMarked;
