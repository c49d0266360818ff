/**
 * The one way out: gathers facts, has decide decide, has record record, opens disclosure. Limits
 * and the ids that apps see live here too.
 *
 * <p>May use people, consent, register, record, decide and vocabulary. What must never enter: HTTP,
 * JSON, a second way out.
 */
@NullMarked
package org.evenhand.gate;

import org.jspecify.annotations.NullMarked;
