@NullMarked
package org.evenhand.audit.pairs;

import org.jspecify.annotations.NullMarked;
