/**
 * The verbs of the command line: reads arguments, calls the room that does the work, prints. Exit
 * codes: 0 done, 1 failed, 2 wrong use, 3 found something wrong.
 *
 * <p>May use everything that {@code app} may. What must never enter: work itself, a stack trace on
 * somebody's terminal.
 */
@NullMarked
package org.evenhand.app.cli;

import org.jspecify.annotations.NullMarked;
