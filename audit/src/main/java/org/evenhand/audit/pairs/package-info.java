/**
 * Organisations in pairs: who is matched with whom, how alike the two sides then are, tests of
 * differences within pairs, and how strong something unseen would have to be to explain them away.
 * Uses audit.numeric, Hipparchus and Commons Statistics; reads no file.
 */
@NullMarked
package org.evenhand.audit.pairs;

import org.jspecify.annotations.NullMarked;
