@NullMarked
package org.evenhand.audit.times;

import org.jspecify.annotations.NullMarked;
