package org.evenhand.app.identity;

import java.time.Instant;

/**
 * A passkey as its owner is shown it.
 *
 * @param id names it
 * @param label what its owner calls it
 * @param added when it was made
 * @param used when it was last signed in or confirmed with
 * @param copied whether its maker keeps copies of it, on the owner's other devices
 */
public record Passkey(String id, String label, Instant added, Instant used, boolean copied) {}
