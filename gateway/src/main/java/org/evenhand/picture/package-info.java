/**
 * Picture files: what they hide, the same picture with nothing hidden, the same picture smaller.
 * JPEG, PNG, GIF, WebP. Bytes in, bytes out.
 *
 * <p>Uses the JDK alone, so that what decides whether a photo's place leaves can be read in one
 * sitting. What must never enter: a person, a file, a socket; a part of a picture file that is
 * passed on because nobody knows what it is.
 */
@NullMarked
package org.evenhand.picture;

import org.jspecify.annotations.NullMarked;
