/**
 * Photos' bytes at rest: one file for each, sealed under its owner's key, named by the SHA-256 of
 * what lies on the disk.
 *
 * <p>May use record and vocabulary. What must never enter: what is in a picture, and who may see
 * it; the doors of people decide nothing here either, they read for whoever holds a Permit or is
 * the owner.
 */
@NullMarked
package org.evenhand.people.files;

import org.jspecify.annotations.NullMarked;
