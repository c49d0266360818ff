package org.evenhand.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.evenhand.consent.ConsentRefused.Because;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;

/** Whether types can be taken back from what stands. */
record TakingBack(List<Held> held, Catalogue catalogue) {
  void check(Set<DataTypeId> types) {
    var covered = new HashSet<DataTypeId>();
    var notGiven = new HashSet<DataTypeId>();
    for (var type : types) {
      if (held.stream().noneMatch(h -> type.holds(h.type()))) {
        var byParent = held.stream().anyMatch(h -> catalogue.covers(h.type(), type));
        (byParent ? covered : notGiven).add(type);
      }
    }
    // Taking back `photos` accounts for what it covered: naming `photos.tags` beside it is no
    // fault.
    covered.removeIf(type -> types.stream().anyMatch(t -> !t.equals(type) && t.holds(type)));
    ConsentActs.refuseIf(!notGiven.isEmpty(), Because.NOT_GIVEN, notGiven);
    ConsentActs.refuseIf(!covered.isEmpty(), Because.COVERED_BY_PARENT, covered);
  }
}
