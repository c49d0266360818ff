/**
 * The acts of officers: for each a form, a look at what will be public, and the record of it.
 *
 * <p>May use office (its pages), identity (who is signed in, and whether they have just shown it),
 * pages (the frame), register (its acts), words, vocabulary. What must never enter: an act in
 * anybody's name but that of whoever is signed in; a rule about who may do what, which is the
 * register's.
 */
@NullMarked
package org.evenhand.app.office.acts;

import org.jspecify.annotations.NullMarked;
