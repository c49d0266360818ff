package org.evenhand.app.publicregister;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
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
 * @param traffic how much went out and came in, as it was counted last
 * @param told when apps' receivers were told of cut-offs
 * @param tallies what left, as it is published
 */
public record RegisterParts(
    Register register,
    Catalogue catalogue,
    InstantSource clock,
    URI baseUrl,
    Law law,
    LogKey key,
    Supplier<Traffic> traffic,
    NoticesTold told,
    Tallies tallies) {}
