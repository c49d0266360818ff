/**
 * What an audit came to, as values: figures, tests, pairs, the verdict. No computing, no writing.
 */
@NullMarked
package org.evenhand.audit.result;

import org.jspecify.annotations.NullMarked;
