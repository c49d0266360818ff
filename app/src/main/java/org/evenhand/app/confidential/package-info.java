/**
 * What public acts only commit to: exact amounts, kept apart from the record for those who may see
 * them, and the import of what advertisers and partners gave.
 *
 * <p>May use the register and the reading of CSV files in {@code people.intake}. What must never
 * enter: a person's data.
 */
@NullMarked
package org.evenhand.app.confidential;

import org.jspecify.annotations.NullMarked;
