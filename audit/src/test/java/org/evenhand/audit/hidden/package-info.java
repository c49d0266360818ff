@NullMarked
package org.evenhand.audit.hidden;

import org.jspecify.annotations.NullMarked;
