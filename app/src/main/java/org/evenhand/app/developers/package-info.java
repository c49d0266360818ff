/**
 * A developer's workbench for one app, {@code /developers/apps/…}: what comes next, what its tokens
 * can hold, code to begin with, its limits, and its calls as the record has them.
 *
 * <p>May use office (the pages' frame), identity (who is signed in, the app's secret), pages,
 * words, register, vocabulary. What must never enter: another organisation's app; what was withheld
 * from an app, in whatever form: a count, an order, a reason that looks like absence.
 */
@NullMarked
package org.evenhand.app.developers;

import org.jspecify.annotations.NullMarked;
