/**
 * Tells apps of the public acts that concern them, at the same moment, by signed security events
 * (RFC 8417) that are pushed to an address of their own (RFC 8935).
 *
 * <p>May use the register (the acts, in the order of the record), the office's pages (where
 * developers set their addresses), identity (who is signed in), record's tables, words, vocabulary.
 * What must never enter: a person's data, an act that is not in the record, a connection to an
 * address that was not checked.
 */
@NullMarked
package org.evenhand.app.webhooks;

import org.jspecify.annotations.NullMarked;
