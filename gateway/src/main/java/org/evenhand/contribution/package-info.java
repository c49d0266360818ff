/**
 * Data that apps give in return: what a person lets an app tell the platform about them, what it
 * told, and how much came in. A fold of the record, with the items themselves beside it.
 *
 * <p>May use record and vocabulary. What must never enter: an item without a receipt in the record,
 * a way around the person's yes.
 */
@NullMarked
package org.evenhand.contribution;

import org.jspecify.annotations.NullMarked;
