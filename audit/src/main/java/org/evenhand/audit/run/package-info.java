/**
 * An audit from files to result: the one entry for the command line. Loads, makes units, tests,
 * judges, and hands the result over to be written.
 */
@NullMarked
package org.evenhand.audit.run;

import org.jspecify.annotations.NullMarked;
