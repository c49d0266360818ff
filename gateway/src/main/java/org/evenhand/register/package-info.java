/**
 * Organisations, apps, terms, agreements, cut-offs: the public acts, and what follows from them for
 * each app. A fold of the log. Rules of law are data here: acts are checked against them when they
 * are recorded, and never when they are read again.
 *
 * <p>May use record and vocabulary. What must never enter: people's data, consent, HTTP, a rule
 * that is not a public act.
 */
@NullMarked
package org.evenhand.register;

import org.jspecify.annotations.NullMarked;
