/**
 * Lines as files: what access and refusal frames say, one row for each person and line, as Parquet
 * for analysis, with an index beside it by which a person's rows are found; and the public tally of
 * an hour, counted from them. {@code docs/public-log.md} §4 and §5.
 *
 * <p>May use record, its frames, and vocabulary. What must never enter: a key, a name, the log's
 * writer; a count of what was withheld.
 */
@NullMarked
package org.evenhand.record.segment;

import org.jspecify.annotations.NullMarked;
