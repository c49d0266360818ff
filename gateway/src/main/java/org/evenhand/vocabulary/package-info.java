/**
 * The domain's words as values: ids, people, data types, terms, requests, facts, lines.
 *
 * <p>Talks to nobody: no I/O, no clock, no randomness, no framework. What must never enter: money
 * or ties in anything that {@link org.evenhand.vocabulary.Facts} can answer.
 */
@NullMarked
package org.evenhand.vocabulary;

import org.jspecify.annotations.NullMarked;
