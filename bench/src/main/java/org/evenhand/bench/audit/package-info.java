/**
 * Files of rulings as large as asked for, to see what an audit of them takes.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench.audit;

import org.jspecify.annotations.NullMarked;
