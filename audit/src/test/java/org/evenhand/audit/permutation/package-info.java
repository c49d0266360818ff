@NullMarked
package org.evenhand.audit.permutation;

import org.jspecify.annotations.NullMarked;
