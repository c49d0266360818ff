/**
 * Writes what an audit came to: JSON, tables that are safe to open in a spreadsheet, a page, the
 * methods. Computes nothing that is not there already.
 */
@NullMarked
package org.evenhand.audit.report;

import org.jspecify.annotations.NullMarked;
