package org.evenhand.app.office.acts;

import java.time.Instant;
import org.evenhand.register.Actor;
import org.evenhand.register.OfficerId;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.Catalogue;

/**
 * What an act is made in.
 *
 * @param me who acts
 * @param now the register as it stands
 * @param catalogue the data types
 * @param at the time
 * @param commitments where what is not public goes
 */
record Scene(
    Actor me, RegisterSnapshot now, Catalogue catalogue, Instant at, Commitments commitments) {
  OfficerId officer() {
    return new OfficerId(me.id());
  }
}
