/**
 * The documentation, {@code /docs}: the guides of {@code docs/*.md} by reader, and the reference of
 * the API from the server's own description of it; both searchable, for everybody, without a script
 * or another host.
 *
 * <p>May use api (the description, the problems), pages (the layout, how caches are told) and
 * words. What must never enter: a session, anything that is shown to some and not to others, raw
 * HTML from a text.
 */
@NullMarked
package org.evenhand.app.docs;

import org.jspecify.annotations.NullMarked;
