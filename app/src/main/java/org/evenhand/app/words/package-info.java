/**
 * The languages that pages speak: which one a request asked for, what a sentence is in it, how
 * days, numbers and lists read.
 *
 * <p>Uses nothing of ours. What must never enter: a page's own knowledge, HTML, a sentence put
 * together from pieces.
 */
@NullMarked
package org.evenhand.app.words;

import org.jspecify.annotations.NullMarked;
