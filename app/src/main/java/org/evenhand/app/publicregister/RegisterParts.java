package org.evenhand.app.publicregister;

import java.net.URI;
import java.time.InstantSource;
import org.evenhand.register.Law;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.Catalogue;

/**
 * What this room needs from outside.
 *
 * @param register what is shown
 * @param catalogue the data types
 * @param clock the time
 * @param baseUrl how the world reaches the server
 * @param law the rules of law that terms can name
 * @param key the public log's verifier keys
 */
public record RegisterParts(
    Register register,
    Catalogue catalogue,
    InstantSource clock,
    URI baseUrl,
    Law law,
    LogKey key) {}
