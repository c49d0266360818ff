/**
 * The public register, {@code /register}: every public act and what it came to, for anybody who
 * asks, as pages, JSON, CSV and Atom. One servlet, one list of {@link
 * org.evenhand.app.publicregister.Kind}s of objects; a new kind is one class in that list.
 *
 * <p>May use register and vocabulary (what there is to show), api (problems), and pages (the
 * layout, and how dates read). What must never enter: people's data, consent, a session, a cookie,
 * anything that is shown to some and not to others.
 */
@NullMarked
package org.evenhand.app.publicregister;

import org.jspecify.annotations.NullMarked;
