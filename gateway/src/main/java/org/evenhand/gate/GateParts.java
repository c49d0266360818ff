package org.evenhand.gate;

import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.people.People;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Log;
import org.evenhand.record.Table;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.Catalogue;

/**
 * What the gate is made of.
 *
 * @param catalogue the data types
 * @param log the record
 * @param codec reads its frames
 * @param vault the apps' keys
 * @param register who stands how
 * @param consents who said yes
 * @param consentActs expires what has run out
 * @param people edges, photos, privacy
 * @param disclosure what a permit opens
 * @param limits where the limits' counts are kept
 * @param lastAccesses where the times of last access are kept
 */
public record GateParts(
    Catalogue catalogue,
    Log log,
    FrameCodec codec,
    KeyVault vault,
    Register register,
    Consents consents,
    ConsentActs consentActs,
    People people,
    Disclosure disclosure,
    Table limits,
    Table lastAccesses) {}
