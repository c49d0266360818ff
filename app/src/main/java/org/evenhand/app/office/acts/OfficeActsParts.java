package org.evenhand.app.office.acts;

import java.time.InstantSource;
import org.evenhand.register.Register;
import org.evenhand.register.RegisterActs;
import org.evenhand.vocabulary.Catalogue;

/**
 * What this room needs from outside.
 *
 * @param register as it stands
 * @param acts the door by which acts are recorded
 * @param catalogue the data types
 * @param clock the record's time
 * @param tallies how often apps were given data lately
 * @param commitments keeps what the public sees a commitment to alone
 */
public record OfficeActsParts(
    Register register,
    RegisterActs acts,
    Catalogue catalogue,
    InstantSource clock,
    PublicTallies tallies,
    Commitments commitments) {}
