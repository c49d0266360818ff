package org.evenhand.record.segment;

import org.evenhand.record.frame.Bits128;
import org.evenhand.vocabulary.AppId;

/**
 * Whose rows are looked up: a person, as one app's lines name them in one week.
 *
 * @param app the app
 * @param epoch the week
 * @param tag the person's tag there, which the vault's key gives
 */
public record Wanted(AppId app, int epoch, Bits128 tag) {}
