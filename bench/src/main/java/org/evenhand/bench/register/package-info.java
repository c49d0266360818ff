/**
 * How large and how slow the register's pages are with ten thousand organisations.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench.register;

import org.jspecify.annotations.NullMarked;
