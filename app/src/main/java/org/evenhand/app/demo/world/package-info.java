/**
 * The demo's fictional world: a friendship graph, people, photos' metadata, privacy choices, all
 * made from a seed. Pure: it knows no store, no clock, no record; {@code app.demo} carries what is
 * made here into a platform by the same doors that anybody uses. Real people must never enter: a
 * real graph may be given, but only its shape is taken, and every attribute is invented.
 */
@NullMarked
package org.evenhand.app.demo.world;

import org.jspecify.annotations.NullMarked;
