/**
 * The public log towards the world: serving it, asking witnesses and being one, following others'
 * logs, copying it to other web servers and object stores.
 *
 * <p>May use {@code app.api} (how problems are told), proof and record's sealing. What must never
 * enter: the record itself, a person's data or tag, a file outside {@code public/}.
 */
@NullMarked
package org.evenhand.app.log;

import org.jspecify.annotations.NullMarked;
