/**
 * The fictional story that the demo plays: organisations, apps, terms, agreements, cut-offs, and
 * who consented to what. It only works out what happens; {@code app.demo} has it recorded, through
 * the doors that everybody uses. What must never enter: a real company, a way round the record.
 */
@NullMarked
package org.evenhand.app.demo.story;

import org.jspecify.annotations.NullMarked;
