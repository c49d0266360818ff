package org.evenhand.app.webhooks;

import java.net.URI;
import java.time.InstantSource;
import org.evenhand.record.Table;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.Catalogue;

/**
 * What this room needs from outside.
 *
 * @param register whose acts are followed
 * @param catalogue the data types
 * @param table where addresses and deliveries are kept
 * @param keys what events are signed with
 * @param destinations where they may be sent
 * @param clock the time
 * @param baseUrl how the world reaches the server
 */
public record WebhooksParts(
    Register register,
    Catalogue catalogue,
    Table table,
    SigningKeys keys,
    Destinations destinations,
    InstantSource clock,
    URI baseUrl) {}
