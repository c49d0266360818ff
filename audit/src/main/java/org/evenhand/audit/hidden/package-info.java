/**
 * What could hide behind a finding: how strong something unmeasured would have to be, what other
 * reasonable models say, and whether finding nothing means that there is nothing. Uses
 * audit.numeric and Commons Statistics; reads no file, runs no model itself.
 */
@NullMarked
package org.evenhand.audit.hidden;

import org.jspecify.annotations.NullMarked;
