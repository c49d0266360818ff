/**
 * Facts that need no statistics: rules of a platform, or plain equality, that its own acts or files
 * show to have been broken. One rule to a class; each finding cites the acts that it rests on. And
 * how many people data was drawn about, for each who said yes.
 *
 * <p>Knows what {@code audit.ledger} read of a public record, and {@code audit.input} of files.
 * Says nothing about why: that something was given and something was got is two facts, and never a
 * third.
 */
@NullMarked
package org.evenhand.audit.findings;

import org.jspecify.annotations.NullMarked;
