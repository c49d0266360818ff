/**
 * One question to one table of anybody's: who got an outcome, and does that go with an exposure?
 * Groups the table's rows through {@code audit.input} and hands them to {@code audit.battery}.
 */
@NullMarked
package org.evenhand.audit.single;

import org.jspecify.annotations.NullMarked;
