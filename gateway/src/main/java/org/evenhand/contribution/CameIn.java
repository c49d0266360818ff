package org.evenhand.contribution;

import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/**
 * How much came in. What was deleted since is counted, since it came.
 *
 * @param deal under which deal
 * @param app from which app
 * @param type of which data type
 * @param contributions how often
 * @param items how many items
 * @param people about how many people
 */
public record CameIn(
    String deal, AppId app, DataTypeId type, long contributions, long items, long people) {}
