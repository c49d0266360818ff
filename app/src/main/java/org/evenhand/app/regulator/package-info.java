/**
 * A regulator's page: what stands behind the register's commitments, opened one by one, each look a
 * public act before anything is shown.
 *
 * <p>May use the register, what is kept behind commitments, and the frame of the office's pages.
 * What must never enter: a value shown without its act, a person's data.
 */
@NullMarked
package org.evenhand.app.regulator;

import org.jspecify.annotations.NullMarked;
