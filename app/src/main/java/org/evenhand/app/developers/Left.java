package org.evenhand.app.developers;

/**
 * What is left of an app's limits in the present clock hour.
 *
 * @param calls allowed in the hour
 * @param callsLeft left
 * @param people lines allowed in the hour
 * @param peopleLeft left
 * @param secondsToReset until the next hour
 */
public record Left(long calls, long callsLeft, long people, long peopleLeft, long secondsToReset) {}
