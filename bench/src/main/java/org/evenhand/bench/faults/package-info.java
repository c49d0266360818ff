/**
 * Breaks the real server as a real process, and looks whether it kept its word: kills, and writes
 * that fail. What is checked is what clients outside the process had received in full. How to run
 * it, and what was found: {@code docs/reliability.md}.
 *
 * <p>May use everything. Nothing may use it.
 */
@NullMarked
package org.evenhand.bench.faults;

import org.jspecify.annotations.NullMarked;
