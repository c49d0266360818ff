@NullMarked
package org.evenhand.audit.single;

import org.jspecify.annotations.NullMarked;
