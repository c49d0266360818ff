package org.evenhand.app.webhooks;

import java.time.Instant;
import org.evenhand.vocabulary.AppId;

/**
 * Where an app is told.
 *
 * @param app which
 * @param url the address
 * @param since when that was set
 */
public record Endpoint(AppId app, String url, Instant since) {}
